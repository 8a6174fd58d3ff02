package dev.gradwright.processor.rule.loss;

import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.SoftmaxOps;

/**
 * Cross-entropy of a class at every position of a row, such as the next character at every place of
 * a text: logits {@code [positions, classes]}, one class for each position, the mean over positions
 * and rows.
 *
 * @param positions in a row
 * @param classes at a position
 */
record PositionCrossEntropy(int positions, int classes) {
  private Domain every() {
    return Domain.of(position(), new Range("c", classes));
  }

  private Range position() {
    return new Range("position", positions);
  }

  private Index place() {
    return every().linear();
  }

  private static Expr at(Tensor tensor, Index index) {
    return Expr.read(new Access.At(tensor, index));
  }

  /** {@code yes} where the class at hand is that of the position, else {@code no}. */
  private Expr ofTarget(Tensor target, Expr yes, Expr no) {
    Expr own = Expr.read(new Access.Whole(Index.of("c")));
    return Expr.where(at(target, Index.of("position")), Comparison.EQUAL, own, yes, no);
  }

  void forward(LossStepBuilder step) {
    Tensor z = step.prediction();
    String name = z.name();
    step.formula(
        "p[r,i,c] = e^(" + name + "[r,i,c] - max[r,i]) / sum_k e^(" + name + "[r,i,k] - max[r,i])");
    step.formula(
        step.output().name() + "[r] = -sum_i log(p[r,i,t]), t = " + step.target().name() + "[r,i]");
    SoftmaxOps.Scales scales =
        SoftmaxOps.lastAxis(step, z, step.kept("p", z.width()), positions, classes);
    Tensor logSum = step.kept("logSum", positions);
    Index i = Index.of("position");
    Expr log = Expr.apply(Function.LOG, at(scales.sum(), i));
    step.add(new Nest(logSum, i, Domain.of(position()), log, false));
    // -log p[t] = (max - z[t]) + log(sum): exact where p itself would round to 0 or 1
    Expr zero = Expr.constant(0);
    Tensor chosen = step.kept("chosen", positions);
    step.add(
        Contraction.value(
            chosen,
            i,
            Domain.of(position()),
            Domain.of(new Range("c", classes)),
            ofTarget(step.target(), at(z, place()), zero),
            null));
    Expr surprise = at(scales.max(), i).minus(at(chosen, i)).plus(at(logSum, i));
    surprise = step.ofClass(at(step.target(), i), surprise);
    step.add(
        Contraction.value(
            step.output(), Index.of(0), Domain.of(), Domain.of(position()), surprise, null));
  }

  void backward(LossStepBuilder step) {
    step.formula(
        step.gradientName(0)
            + "[r,i,c] = (p[r,i,c] - (c == t[r,i] ? 1 : 0)) * scale, scale = weight / (rows * "
            + positions
            + ")");
    Expr p = at(step.kept("p", step.prediction().width()), place());
    Expr error = ofTarget(step.target(), p.minus(1), p);
    Expr slope = step.ofClass(at(step.target(), Index.of("position")), error.times(step.scale()));
    step.inputGradient(0, (dz, adds) -> new Nest(dz, place(), every(), slope, adds));
  }
}
