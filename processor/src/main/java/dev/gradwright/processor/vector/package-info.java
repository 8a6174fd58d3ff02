/** Compiles vector classes within the annotation processor, with the module they need. */
@NullMarked
package dev.gradwright.processor.vector;

import org.jspecify.annotations.NullMarked;
