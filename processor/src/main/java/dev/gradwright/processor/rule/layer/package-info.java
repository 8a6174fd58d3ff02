/** One rule per layer annotation. */
@NullMarked
package dev.gradwright.processor.rule.layer;

import org.jspecify.annotations.NullMarked;
