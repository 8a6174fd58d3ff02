/**
 * First stage: reads an annotated type into plain records. The only package that knows javac's
 * model of a program.
 */
@NullMarked
package dev.gradwright.processor.declare;

import org.jspecify.annotations.NullMarked;
