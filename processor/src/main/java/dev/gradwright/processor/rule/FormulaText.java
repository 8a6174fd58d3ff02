package dev.gradwright.processor.rule;

import dev.gradwright.processor.formula.Expression;
import dev.gradwright.processor.formula.Formula;
import dev.gradwright.processor.formula.FormulaException;
import dev.gradwright.processor.message.Message;
import java.util.List;
import java.util.Optional;

/** The formula in the member {@code value} of an annotation. */
public final class FormulaText {
  private static final String MEMBER = "value";

  private FormulaText() {}

  /** Reports a text that is no formula, whatever its parameters are. */
  public static void check(NodeView node) {
    try {
      var unused = Formula.parse(node.attributes().text(MEMBER));
    } catch (FormulaException e) {
      node.report(e.kind(), MEMBER, e.arguments());
    }
  }

  /**
   * Reports names that are no parameters, and parameters that are not read.
   *
   * @param extra what it may read besides the method's parameters
   * @return empty if the formula has a mistake
   */
  public static Optional<Expression> read(NodeView node, List<String> extra) {
    Formula formula;
    try {
      formula = Formula.parse(node.attributes().text(MEMBER));
    } catch (FormulaException e) {
      return Optional.empty(); // reported with the members
    }
    Expression expression;
    try {
      expression = Expression.of(formula, names(node, extra));
    } catch (FormulaException e) {
      node.report(e.kind(), MEMBER, e.arguments());
      return Optional.empty();
    }
    for (int i = 0; i < node.sources().size(); i++) {
      String parameter = node.source(i).parameter();
      if (!formula.names().contains(parameter)) {
        node.reportSource(Message.FORMULA_UNUSED, i, node.name(), parameter);
      }
    }
    return Optional.of(expression);
  }

  private static List<String> names(NodeView node, List<String> extra) {
    List<String> names = new java.util.ArrayList<>();
    node.sources().forEach(s -> names.add(s.parameter()));
    names.addAll(extra);
    return names;
  }

  /** Returns the formula of a node that has been checked. */
  public static Expression of(NodeView node, List<String> extra) {
    try {
      return Expression.of(Formula.parse(node.attributes().text(MEMBER)), names(node, extra));
    } catch (FormulaException e) {
      throw new IllegalStateException(node.name() + " has not been checked", e);
    }
  }
}
