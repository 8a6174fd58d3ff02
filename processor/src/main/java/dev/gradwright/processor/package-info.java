/** The annotation processor: finds the models of a compilation and hands each to the compiler. */
@NullMarked
package dev.gradwright.processor;

import org.jspecify.annotations.NullMarked;
