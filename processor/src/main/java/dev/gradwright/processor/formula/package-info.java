/**
 * Formulas as users write them: text to terms, their derivatives, simplification, and the parts
 * that several terms share. Plain Java over {@code program.code}, without knowledge of models.
 */
@NullMarked
package dev.gradwright.processor.formula;

import org.jspecify.annotations.NullMarked;
