package dev.gradwright.processor.rule;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.program.code.Expr;

/**
 * An activation as one node uses it.
 *
 * @param rule the function
 * @param alpha its number, NaN if it has none
 */
public record ActivationUse(ActivationRule rule, double alpha) {
  /** Reads the members {@code functionMember} and {@code alpha} of a node's annotation. */
  static ActivationUse of(NodeView node, ActivationRule rule) {
    boolean given = node.attributes().isExplicit("alpha");
    return new ActivationUse(rule, given ? node.attributes().number("alpha") : rule.defaultAlpha());
  }

  /** Reports an alpha that is not a positive number, or that the function has no use for. */
  public void check(NodeView node) {
    if (!node.attributes().isExplicit("alpha")) {
      return;
    }
    if (Double.isNaN(rule.defaultAlpha())) {
      node.report(Message.ALPHA_UNUSED, "alpha", rule.name());
    } else if (!(alpha > 0) || Double.isInfinite(alpha)) {
      node.report(Message.POSITIVE_NUMBER, "alpha", "alpha", alpha);
    }
  }

  /** Returns whether it leaves every number as it is. */
  public boolean isIdentity() {
    return rule.name().equals("IDENTITY");
  }

  /** Returns whether the backward pass needs z itself and not only the result. */
  public boolean needsInput() {
    Expr z = Expr.read(new Access.Local("z"));
    Expr y = Expr.read(new Access.Local("y"));
    return rule.derivative(z, y, alpha).contains(z);
  }

  /** Appends {@code y = f(z)}. */
  public void forward(StepBuilder step, Tensor z, Tensor y) {
    step.map(y, rule.value(StepBuilder.element(z), alpha));
  }

  /** Returns {@code dy * f'(z)}. */
  public Expr backward(Tensor z, Tensor y, Tensor dy) {
    Expr derivative = rule.derivative(StepBuilder.element(z), StepBuilder.element(y), alpha);
    return StepBuilder.element(dy).times(derivative);
  }

  /** Returns the formula with alpha's value filled in. */
  public String formula() {
    return withAlpha(rule.formula());
  }

  /** Returns the derivative's formula with alpha's value filled in. */
  public String derivativeFormula() {
    return withAlpha(rule.derivativeFormula());
  }

  private String withAlpha(String formula) {
    return formula.replace("alpha", Decimal.text(alpha));
  }
}
