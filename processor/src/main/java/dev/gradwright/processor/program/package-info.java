/** Fourth stage: the forward and the backward pass as one list of abstract operations. */
@NullMarked
package dev.gradwright.processor.program;

import org.jspecify.annotations.NullMarked;
