/** A small language of expressions and statements, in which operations are written out. */
@NullMarked
package dev.gradwright.processor.program.code;

import org.jspecify.annotations.NullMarked;
