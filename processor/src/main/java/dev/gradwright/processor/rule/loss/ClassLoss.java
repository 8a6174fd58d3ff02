package dev.gradwright.processor.rule.loss;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loss whose prediction holds one number per class. */
abstract class ClassLoss implements LossRule {
  private final String annotation;

  ClassLoss(String annotation) {
    this.annotation = "dev.gradwright.loss." + annotation;
  }

  @Override
  public String annotation() {
    return annotation;
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.CLASS;
  }

  static int classes(NodeView node) {
    return node.source(0).shape().size();
  }

  /** Reports a prediction of a single class. */
  static void checkSeveralClasses(NodeView node, String remedy) {
    if (classes(node) < 2) {
      node.reportHere(Message.ONE_CLASS, node.source(0).name(), node.kind(), remedy);
    }
  }

  /** Reports a target that is a node where only a class will do. */
  static void checkTargetFromData(NodeView node) {
    if (node.sources().size() > 1) {
      node.reportSource(Message.TARGET_IS_CLASS, 1, node.kind(), node.source(1).name());
    }
  }

  /** Reports class weights that are not as many as the classes of the prediction. */
  static void checkClassCount(NodeView node) {
    List<Double> weights = node.attributes().numbers("classWeights");
    if (!weights.isEmpty() && weights.size() != classes(node)) {
      node.report(
          Message.CLASS_COUNT,
          "classWeights",
          weights.size(),
          node.source(0).name(),
          classes(node));
    }
  }

  /** Reports class weights that are not weights. */
  static void checkClassWeights(NodeView node) {
    List<Double> weights = node.attributes().numbers("classWeights");
    boolean numbers = weights.stream().allMatch(w -> w >= 0 && !w.isInfinite());
    boolean allZero = !weights.isEmpty() && weights.stream().allMatch(w -> w == 0);
    if (!numbers || allZero) {
      node.report(Message.CLASS_WEIGHTS, "classWeights", weights);
    }
  }

  /** Returns the class weights, or null where all classes count alike. */
  static Access.@Nullable Table classWeights(NodeView node) {
    List<Double> weights = node.attributes().numbers("classWeights");
    return weights.isEmpty() ? null : new Access.Table(node.name() + ".classWeights", weights);
  }
}
