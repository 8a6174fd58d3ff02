package dev.gradwright.state;

/** A part of a training whose later results depend on earlier ones. */
public interface Resumable {
  /**
   * Passes everything it remembers through {@code memory}, one call for each value, and goes on
   * with what comes back.
   */
  void remember(Memory memory);
}
