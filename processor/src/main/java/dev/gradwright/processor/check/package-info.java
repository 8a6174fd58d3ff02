/** Third stage: shapes, parameters and every rule a graph must obey. */
@NullMarked
package dev.gradwright.processor.check;

import org.jspecify.annotations.NullMarked;
