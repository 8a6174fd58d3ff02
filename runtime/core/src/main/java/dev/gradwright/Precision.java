package dev.gradwright;

/** The number format of a model's parameters, data and arithmetic. */
public enum Precision {
  /** 32-bit {@code float}. */
  FLOAT,
  /** 64-bit {@code double}. */
  DOUBLE
}
