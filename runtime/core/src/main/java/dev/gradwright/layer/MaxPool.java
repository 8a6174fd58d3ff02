package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest number of every window: {@code y[c,i,j] = max x[c,i*stride+ki*dilation-pad,
 * j*stride+kj*dilation-pad]}.
 *
 * <p>Input is an image {@code [channels, height, width]} or a sequence {@code [channels, length]};
 * output has as many channels, and {@code floor((in + pads - dilation * (kernel - 1) - 1) / stride)
 * + 1} places along the other axes. Padding counts as minus infinity. The gradient goes to the
 * first of several equal maxima, as in PyTorch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxPool {
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

  /** Returns the distance of neighbouring places in a window, one number or one for each axis. */
  int[] dilation() default 1;
}
