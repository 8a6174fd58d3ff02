package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.LayerRule;

/** {@code @Mean}: the mean along some axes. */
@AutoService(LayerRule.class)
public final class MeanRule extends ReductionRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Mean";
  }

  @Override
  String name() {
    return "mean";
  }

  @Override
  void reduce(StepBuilder step, Parts parts, int count) {
    step.add(SumRule.sum(parts));
    Tensor y = step.output();
    step.add(Cells.each(y, "place", i -> at(y, i).over(Expr.constant(count))));
  }

  @Override
  Expr gradient(StepBuilder step, Expr dy, Axes.Place place, Axes axes) {
    step.formula(step.gradientName(0) + " = " + step.gradientName() + " / " + axes.taken());
    return dy.over(Expr.constant(axes.taken()));
  }
}
