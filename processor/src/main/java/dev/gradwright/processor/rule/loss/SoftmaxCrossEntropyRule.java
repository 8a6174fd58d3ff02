package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Reduce;
import dev.gradwright.processor.program.op.RowValue;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.SoftmaxOps;
import dev.gradwright.processor.rule.Yields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cross-entropy of logits against a class or a distribution, with class weights and label smoothing
 * (Szegedy et al. 2016) as PyTorch defines them together.
 */
@AutoService(LossRule.class)
public final class SoftmaxCrossEntropyRule extends ClassLoss {
  /** For the service loader. */
  public SoftmaxCrossEntropyRule() {
    super("SoftmaxCrossEntropy");
  }

  private static void forwardFormulas(NodeView node, LossStepBuilder step) {
    String z = step.prediction().name();
    String loss = step.output().name();
    step.formula("p[r,j] = e^(" + z + "[r,j] - max) / sum_k e^(" + z + "[r,k] - max)");
    if (isDistribution(node)) {
      step.formula(loss + "[r] = -sum_j t[r,j] * log(p[r,j]), t = " + step.target().name());
    } else if (smoothing(node) == 0) {
      step.formula(
          loss + "[r] = -" + w(node, "t") + "log(p[r,t]), t = " + step.target().name() + "[r]");
    } else {
      step.formula(
          String.format(
              Locale.ROOT,
              "%s[r] = -%s * %slog(p[r,t]) - %s/%d * sum_j %slog(p[r,j]), t = %s[r]",
              loss,
              Decimal.text(1 - smoothing(node)),
              w(node, "t"),
              node.text("labelSmoothing"),
              classes(node),
              w(node, "j"),
              step.target().name()));
    }
  }

  private static void backwardFormulas(NodeView node, LossStepBuilder step) {
    String dz = step.gradientName(0) + "[r,j] = ";
    if (isDistribution(node)) {
      step.formula(dz + "(p[r,j] * sum_k t[r,k] - t[r,j]) * scale");
    } else if (smoothing(node) == 0) {
      step.formula(dz + w(node, "t") + "(p[r,j] - (j == t ? 1 : 0)) * scale");
    } else {
      step.formula(
          String.format(
              Locale.ROOT,
              "%s(%s * %s(p[r,j] - (j == t ? 1 : 0)) + %s/%d * (%s))" + " * scale",
              dz,
              Decimal.text(1 - smoothing(node)),
              w(node, "t"),
              node.text("labelSmoothing"),
              classes(node),
              classWeights(node) == null
                  ? "p[r,j] * " + classes(node) + " - 1"
                  : "p[r,j] * sum_k w[k] - w[j]"));
    }
    step.formula("scale = weight / " + (classWeights(node) == null ? "rows" : "sum_r w[t]"));
  }

  /** The factor of a class weight in formulas; none where all classes count alike. */
  private static String w(NodeView node, String index) {
    return classWeights(node) == null ? "" : "w[" + index + "] * ";
  }

  private static double smoothing(NodeView node) {
    return node.attributes().number("labelSmoothing");
  }

  private static boolean isDistribution(NodeView node) {
    return node.attributes().flag("probabilities") || node.sources().size() > 1;
  }

  @Override
  public void checkMembers(NodeView node) {
    checkClassWeights(node);
    if (!(smoothing(node) >= 0 && smoothing(node) < 1)) {
      node.report(
          Message.FRACTION,
          "labelSmoothing",
          "labelSmoothing",
          smoothing(node),
          "from 0 up and less than 1");
    }
  }

  @Override
  public void check(NodeView node) {
    if (hasPositions(node)) {
      checkPositions(node);
    } else {
      checkSeveralClasses(node, "use @SigmoidCrossEntropy, or give it two units");
      checkClassCount(node);
    }
    boolean fits =
        node.sources().size() < 2 || node.source(1).shape().equals(node.source(0).shape());
    if (isDistribution(node) && fits) {
      for (String member : List.of("labelSmoothing", "classWeights")) {
        if (node.attributes().isExplicit(member)) {
          node.report(Message.NEEDS_CLASS_TARGET, member, member);
        }
      }
    }
    Yields yields = node.source(0).yields();
    if (yields == Yields.DISTRIBUTION) {
      node.reportHere(Message.DOUBLE_SOFTMAX, node.kind(), node.source(0).name());
    } else if (yields == Yields.PROBABILITIES) {
      node.reportHere(Message.SIGMOID_LOGITS, node.kind(), node.source(0).name(), "");
    }
  }

  private void checkPositions(NodeView node) {
    if (ofPositions(node).classes() < 2) {
      String remedy = "the last axis counts the classes; put @Flatten before it";
      node.reportHere(Message.ONE_CLASS, node.source(0).name(), node.kind(), remedy);
    }
    for (String member : List.of("labelSmoothing", "classWeights")) {
      if (node.attributes().isExplicit(member)) {
        node.report(Message.ONE_CLASS_A_ROW, member, member, node.source(0).shape());
      }
    }
  }

  @Override
  public TargetKind target(NodeView node) {
    return isDistribution(node) ? TargetKind.DISTRIBUTION : TargetKind.CLASS;
  }

  /** One class for every place of the axes before the last. */
  @Override
  public int positions(NodeView node) {
    Shape shape = node.source(0).shape();
    boolean several = shape.rank() > 1 && !isDistribution(node);
    return several ? shape.size() / shape.dimension(shape.rank() - 1) : 1;
  }

  private PositionCrossEntropy ofPositions(NodeView node) {
    int positions = positions(node);
    return new PositionCrossEntropy(positions, node.source(0).shape().size() / positions);
  }

  private static boolean hasPositions(NodeView node) {
    return node.source(0).shape().rank() > 1 && !isDistribution(node);
  }

  @Override
  public Masking masking(NodeView node) {
    if (isDistribution(node)) {
      return Masking.ROWS;
    }
    return hasPositions(node) ? Masking.CLASSES : Masking.CLASS;
  }

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  public void forward(NodeView node, LossStepBuilder step) {
    if (hasPositions(node)) {
      step.averageOver(positions(node));
      ofPositions(node).forward(step);
      return;
    }
    forwardFormulas(node, step);
    Tensor z = step.prediction();
    SoftmaxOps.softmax(step, z, step.kept("p", z.width()));
    // -log p[j] = (max - z[j]) + log(sum): exact where p itself would round to 0 or 1
    step.add(new RowValue("logSum", Expr.apply(Function.LOG, StepBuilder.local("sum"))));
    if (isDistribution(node)) {
      Expr term = StepBuilder.element(step.target()).times(surprise(StepBuilder.element(z)));
      step.add(new Reduce("total", Function.ADD, z.width(), term));
      step.rowLoss(StepBuilder.local("total"));
      return;
    }
    Access.@Nullable Table weights = classWeights(node);
    Expr rowWeight = step.tablePicked(weights);
    if (weights != null) {
      step.rowWeight(rowWeight);
    }
    Expr hard = rowWeight.times(surprise(step.picked(z)));
    if (smoothing(node) == 0) {
      step.rowLoss(hard);
      return;
    }
    Expr each = weight(weights).times(surprise(StepBuilder.element(z)));
    step.add(new Reduce("smooth", Function.ADD, z.width(), each));
    Expr share = StepBuilder.local("smooth").times(smoothing(node) / classes(node));
    step.rowLoss(hard.times(1 - smoothing(node)).plus(share));
  }

  private static Expr surprise(Expr logit) {
    return StepBuilder.local("max").minus(logit).plus(StepBuilder.local("logSum"));
  }

  private static Expr weight(Access.@Nullable Table weights) {
    return weights == null ? Expr.constant(1) : LossStepBuilder.table(weights);
  }

  @Override
  public void backward(NodeView node, LossStepBuilder step) {
    if (hasPositions(node)) {
      ofPositions(node).backward(step);
      return;
    }
    backwardFormulas(node, step);
    Tensor kept = step.kept("p", step.prediction().width());
    Expr p = StepBuilder.element(kept);
    if (isDistribution(node)) {
      Expr t = StepBuilder.element(step.target());
      step.add(new Reduce("mass", Function.ADD, kept.width(), t));
      step.mapInputGradient(0, p.times(StepBuilder.local("mass")).minus(t).times(step.scale()));
      return;
    }
    Access.@Nullable Table weights = classWeights(node);
    Expr error = step.isTarget(p.minus(1), p);
    Expr gradient = step.tablePicked(weights).times(error);
    if (smoothing(node) > 0) {
      double mass =
          weights == null
              ? classes(node)
              : weights.values().stream().mapToDouble(Double::doubleValue).sum();
      Expr even = p.times(mass).minus(weight(weights)).times(smoothing(node) / classes(node));
      gradient = gradient.times(1 - smoothing(node)).plus(even);
    }
    step.mapInputGradient(0, gradient.times(step.scale()));
  }
}
