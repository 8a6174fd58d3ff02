/** Fifth stage: memory, bodies and method sizes; decides how each step is laid out. */
@NullMarked
package dev.gradwright.processor.plan;

import org.jspecify.annotations.NullMarked;
