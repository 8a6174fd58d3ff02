package dev.gradwright.processor.program;

/** Which targets of a loss may be missing, and how they are known. */
public enum Masking {
  /** None; all are there. */
  NONE,
  /** Each number by itself, which is NaN then. */
  NUMBERS,
  /** Whole rows, the numbers of which are NaN then. */
  ROWS,
  /** The class of a row, which is NaN then. */
  CLASS,
  /** Each of several classes of a row, which is NaN then. */
  CLASSES
}
