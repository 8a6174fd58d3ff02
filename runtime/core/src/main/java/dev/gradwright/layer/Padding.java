package dev.gradwright.layer;

/** How many zeros a window finds around an image or a sequence. */
public enum Padding {
  /** None: windows lie inside. */
  VALID,
  /**
   * As many as the output needs to have the length {@code ceil(in / stride)}; of an odd number, one
   * more behind than before, as in TensorFlow.
   */
  SAME
}
