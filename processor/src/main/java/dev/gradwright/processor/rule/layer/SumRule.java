package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.rule.LayerRule;

/** {@code @Sum}: the sum along some axes. */
@AutoService(LayerRule.class)
public final class SumRule extends ReductionRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Sum";
  }

  @Override
  String name() {
    return "sum";
  }

  @Override
  void reduce(StepBuilder step, Parts parts, int count) {
    step.add(sum(parts));
  }

  static Contraction sum(Parts parts) {
    return Contraction.value(
        parts.y(),
        parts.place().result(),
        parts.results().domain(),
        parts.taken().domain(),
        parts.element(),
        null);
  }

  @Override
  Expr gradient(StepBuilder step, Expr dy, Axes.Place place, Axes axes) {
    step.formula(step.gradientName(0) + " = " + step.gradientName());
    return dy;
  }
}
