package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Reduce;
import dev.gradwright.processor.program.op.RowValue;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.SoftmaxOps;
import dev.gradwright.processor.rule.Yields;

/**
 * Divergence of a student's softened softmax from a teacher's, times the squared temperature
 * (Hinton et al. 2015).
 */
@AutoService(LossRule.class)
public final class LogitDistillationRule extends ClassLoss {
  /** For the service loader. */
  public LogitDistillationRule() {
    super("LogitDistillation");
  }

  private static double temperature(NodeView node) {
    return node.attributes().number("temperature");
  }

  @Override
  public void checkMembers(NodeView node) {
    ElementwiseLoss.checkPositive(node, "temperature");
  }

  @Override
  public void check(NodeView node) {
    checkSeveralClasses(node, "give it two units or more");
    if (node.source(0).yields() == Yields.DISTRIBUTION) {
      node.reportHere(Message.DOUBLE_SOFTMAX, node.kind(), node.source(0).name());
    }
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.REAL;
  }

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  public void forward(NodeView node, LossStepBuilder step) {
    double t = temperature(node);
    Tensor z = step.prediction();
    step.formula("p = softmax(" + z.name() + " / " + node.text("temperature") + ")");
    step.formula("q = softmax(" + step.target().name() + " / " + node.text("temperature") + ")");
    step.formula(
        step.output().name()
            + "[r] = "
            + node.text("temperature")
            + "^2 * sum_j q[r,j] * (log(q[r,j]) - log(p[r,j]))");
    Tensor p = step.kept("p", z.width());
    Tensor q = step.kept("q", z.width());
    SoftmaxOps.softmax(step, z, p, 1 / t, "P");
    SoftmaxOps.softmax(step, step.target(), q, 1 / t, "Q");
    step.add(new RowValue("logP", Expr.apply(Function.LOG, StepBuilder.local("sumP"))));
    step.add(new RowValue("logQ", Expr.apply(Function.LOG, StepBuilder.local("sumQ"))));
    Expr difference = logProbability(step.target(), t, "Q").minus(logProbability(z, t, "P"));
    step.add(
        new Reduce(
            "divergence", Function.ADD, z.width(), StepBuilder.element(q).times(difference)));
    step.rowLoss(StepBuilder.local("divergence").times(t * t));
  }

  private static Expr logProbability(Tensor logits, double temperature, String suffix) {
    return StepBuilder.element(logits)
        .times(Expr.constant(1 / temperature))
        .minus(StepBuilder.local("max" + suffix))
        .minus(StepBuilder.local("log" + suffix));
  }

  @Override
  public void backward(NodeView node, LossStepBuilder step) {
    Tensor z = step.prediction();
    step.formula(
        step.gradientName(0)
            + "[r,j] = "
            + node.text("temperature")
            + " * (p[r,j] - q[r,j]) * scale");
    Expr p = StepBuilder.element(step.kept("p", z.width()));
    Expr q = StepBuilder.element(step.kept("q", z.width()));
    step.mapInputGradient(0, p.minus(q).times(temperature(node)).times(step.scale()));
  }
}
