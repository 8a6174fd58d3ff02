package dev.gradwright.processor.program.lanes;

import java.util.List;

/**
 * One static method of a vector class.
 *
 * @param name the method
 * @param comment what it computes, in lines
 * @param parameters with their types, {@code float[] hiddenT}
 * @param lines its body, indented from the margin
 */
public record LaneMethod(
    String name, List<String> comment, List<String> parameters, List<String> lines) {
  /** Copies the lists. */
  public LaneMethod {
    comment = List.copyOf(comment);
    parameters = List.copyOf(parameters);
    lines = List.copyOf(lines);
  }
}
