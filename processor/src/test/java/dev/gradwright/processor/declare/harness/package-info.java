/** Compiles sources with the processor under several compilers and reads what they say. */
@NullMarked
package dev.gradwright.processor.declare.harness;

import org.jspecify.annotations.NullMarked;
