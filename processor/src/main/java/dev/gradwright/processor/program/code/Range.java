package dev.gradwright.processor.program.code;

/**
 * A loop variable that runs from 0 up to, but not including, {@code length}.
 *
 * @param variable its name in generated text; none of {@code r w v d g s t n from to}
 * @param length how many values it takes, at least 1
 */
public record Range(String variable, int length) {
  /** Returns the variable as a place. */
  public Index index() {
    return Index.of(variable);
  }
}
