package dev.gradwright.processor.program.code;

import java.util.function.BiPredicate;

/** How two numbers are compared; a NaN compares false except for {@link #NOT_EQUAL}. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are lambdas without state
public enum Comparison {
  /** a &gt; b. */
  GREATER(">", (a, b) -> a > b),
  /** a &gt;= b. */
  GREATER_EQUAL(">=", (a, b) -> a >= b),
  /** a &lt; b. */
  LESS("<", (a, b) -> a < b),
  /** a &lt;= b. */
  LESS_EQUAL("<=", (a, b) -> a <= b),
  /** a == b. */
  EQUAL("==", (a, b) -> a.doubleValue() == b.doubleValue()),
  /** a != b. */
  NOT_EQUAL("!=", (a, b) -> a.doubleValue() != b.doubleValue());

  private final String java;
  private final BiPredicate<Double, Double> test;

  Comparison(String java, BiPredicate<Double, Double> test) {
    this.java = java;
    this.test = test;
  }

  /** Returns the Java operator. */
  public String java() {
    return java;
  }

  /** Returns the result for two numbers. */
  public boolean test(double a, double b) {
    return test.test(a, b);
  }
}
