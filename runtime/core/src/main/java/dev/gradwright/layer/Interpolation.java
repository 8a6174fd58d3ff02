package dev.gradwright.layer;

/** Where the numbers of a larger image come from. */
public enum Interpolation {
  /** From the nearest place. */
  NEAREST,
  /**
   * From the two nearest places along each axis, weighted by their distance; centres are aligned,
   * not corners, and at the border the outermost place counts alone. Along a sequence this is
   * linear interpolation.
   */
  BILINEAR
}
