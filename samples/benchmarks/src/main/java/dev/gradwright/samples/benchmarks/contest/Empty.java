package dev.gradwright.samples.benchmarks.contest;

/** Does nothing: what starting Java costs. */
public final class Empty {
  private Empty() {}

  /** Ends at once. */
  public static void main(String[] arguments) {}
}
