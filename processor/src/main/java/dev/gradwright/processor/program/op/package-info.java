/** The abstract operations: each with its meaning, its straight-line form and its loop form. */
@NullMarked
package dev.gradwright.processor.program.op;

import org.jspecify.annotations.NullMarked;
