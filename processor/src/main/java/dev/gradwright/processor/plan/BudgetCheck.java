package dev.gradwright.processor.plan;

import dev.gradwright.processor.declare.Attributes;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Holds a model to the limits that its {@code @Budget} sets. */
public final class BudgetCheck {
  /** How many layers a message names. */
  private static final int NAMED = 3;

  /**
   * One limit.
   *
   * @param member of the annotation
   * @param verb what a model does with it
   * @param unit what is counted
   */
  private record Limit(String member, String verb, String unit, ToLongFunction<LayerCost> figure) {}

  private static final List<Limit> LIMITS =
      List.of(
          new Limit("parameters", "has", "parameters", LayerCost::parameters),
          new Limit(
              "flops",
              "takes",
              "floating-point operations forward per row",
              LayerCost::forwardFlops),
          new Limit(
              "memory",
              "takes",
              "bytes for its parameters and one row in training",
              LayerCost::memory));

  private BudgetCheck() {}

  /** Reports limits that are none. */
  public static void checkMembers(ModelDeclaration model, Report report) {
    Attributes budget = model.budget();
    if (budget == null) {
      return;
    }
    for (Limit limit : LIMITS) {
      long most = budget.wide(limit.member());
      if (most < 0) {
        report.add(
            Message.BUDGET_NUMBER, budget.anchor().member(limit.member()), limit.member(), most);
      }
    }
  }

  /** Reports every limit that a model exceeds, with the layers that take most. */
  public static void check(Plan plan, Report report) {
    Attributes budget = plan.model().declaration().budget();
    if (budget == null) {
      return;
    }
    for (Limit limit : LIMITS) {
      long most = budget.wide(limit.member());
      long actual = plan.costs().total(limit.figure());
      if (most > 0 && actual > most) {
        report.add(
            Message.BUDGET,
            budget.anchor().member(limit.member()),
            plan.model().declaration().displayName(),
            limit.verb(),
            actual,
            limit.unit(),
            most,
            largest(plan.costs(), limit.figure()));
      }
    }
  }

  private static String largest(CostTable costs, ToLongFunction<LayerCost> figure) {
    return costs.largest(figure, NAMED).stream()
        .map(c -> String.format(Locale.ROOT, "%s (%,d)", c.node(), figure.applyAsLong(c)))
        .collect(Collectors.joining(", "));
  }
}
