package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.code.Statement;
import java.util.List;

/**
 * One generated method of a step.
 *
 * @param name the method
 * @param part what part of the step it is, empty for a whole step
 * @param parameters what it needs of {@code w, v, d, g, s, b, t}, in this order
 * @param arrays the arrays it works on
 * @param body what it does with rows from..to
 */
public record MethodPlan(
    String name,
    String part,
    List<String> parameters,
    List<ArrayUse> arrays,
    List<Statement> body) {
  /** Copies the lists. */
  public MethodPlan {
    parameters = List.copyOf(parameters);
    arrays = List.copyOf(arrays);
    body = List.copyOf(body);
  }

  /**
   * An array variable at the top of a method.
   *
   * @param variable its name
   * @param bundle {@code v} for values, {@code d} for gradients
   * @param constant the constant that names its place in the bundle
   * @param width numbers per row
   */
  public record ArrayUse(String variable, String bundle, String constant, int width) {}
}
