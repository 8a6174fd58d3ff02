package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of every window: {@code y[c,i,j] = mean x[c,i*stride+ki-pad,j*stride+kj-pad]}.
 *
 * <p>Input is an image {@code [channels, height, width]} or a sequence {@code [channels, length]};
 * output has as many channels, and {@code floor((in + pads - kernel) / stride) + 1} places along
 * the other axes. Padding consists of zeros.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AveragePool {
  /** Returns the size of the window: one number, or {@code {height, width}} of an image. */
  int[] kernel();

  /** Returns the distance of neighbouring windows; without it, windows lie side by side. */
  int[] stride() default {};

  /** Returns how many places lie around the image, unless {@link #pad} says it in numbers. */
  Padding padding() default Padding.VALID;

  /**
   * Returns the places around the image or sequence: one number for all sides, one for each axis,
   * or two for each axis, such as {@code {top, bottom, left, right}}. No window may lie in them
   * alone.
   */
  int[] pad() default {};

  /**
   * Returns whether the zeros of the padding are counted in the mean, as PyTorch does; TensorFlow
   * leaves them out.
   */
  boolean countPadding() default true;
}
