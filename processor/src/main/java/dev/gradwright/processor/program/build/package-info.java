/** Runs the rules of a checked model and joins what they append into one program. */
@NullMarked
package dev.gradwright.processor.program.build;

import org.jspecify.annotations.NullMarked;
