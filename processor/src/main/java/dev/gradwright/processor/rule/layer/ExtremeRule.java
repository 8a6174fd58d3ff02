package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Fold;

/** The largest or the smallest along some axes; equal ones share the gradient. */
abstract class ExtremeRule extends ReductionRule {
  /** Returns {@link Function#MAX} or {@link Function#MIN}. */
  abstract Function function();

  @Override
  final void reduce(StepBuilder step, Parts parts, int count) {
    step.add(
        new Fold(
            parts.y(),
            parts.place().result(),
            parts.results().domain(),
            parts.taken().domain(),
            function(),
            parts.element()));
  }

  private static Expr ifIs(StepBuilder step, Axes.Place place, Expr yes) {
    Expr x = at(step.input(0), place.element());
    Expr y = at(step.output(), place.result());
    return Expr.where(x, Comparison.EQUAL, y, yes, Expr.constant(0));
  }

  @Override
  final Expr gradient(StepBuilder step, Expr dy, Axes.Place place, Axes axes) {
    String x = step.input(0).name();
    String y = step.output().name();
    step.formula("count = how many " + x + " are equal to " + y);
    step.formula(
        step.gradientName(0) + " = " + step.gradientName() + " / count where " + x + " = " + y);
    Tensor count = step.kept("count", axes.results());
    Parts parts = parts(step, axes);
    step.add(
        Contraction.value(
            count,
            parts.place().result(),
            parts.results().domain(),
            parts.taken().domain(),
            ifIs(step, parts.place(), Expr.constant(1)),
            null));
    return ifIs(step, place, dy.over(at(count, place.result())));
  }
}
