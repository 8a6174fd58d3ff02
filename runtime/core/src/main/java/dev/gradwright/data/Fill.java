package dev.gradwright.data;

/**
 * What a preparation puts where a number is missing.
 *
 * @param constant the number of {@link Kind#CONSTANT}
 */
record Fill(Kind kind, double constant) {
  static final Fill MEAN = new Fill(Kind.MEAN, 0);
  static final Fill MEDIAN = new Fill(Kind.MEDIAN, 0);
  static final Fill MASK = new Fill(Kind.MASK, 0);

  /** Where the number comes from. */
  enum Kind {
    MEAN,
    MEDIAN,
    CONSTANT,
    /** The mean, and a second column that tells. */
    MASK
  }
}
