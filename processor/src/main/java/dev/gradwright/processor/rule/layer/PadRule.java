package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Pad}: more places around the numbers. */
@AutoService(LayerRule.class)
public final class PadRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Pad";
  }

  @Override
  public void checkMembers(NodeView node) {
    Windows.checkNotNegative(node, "value");
    double constant = node.attributes().number("constant");
    if (!Double.isFinite(constant)) {
      node.report(Message.FINITE_NUMBER, "constant", "constant", constant);
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    List<Integer> numbers = node.attributes().integers("value");
    Shape in = node.source(0).shape();
    boolean isPaired = numbers.size() % 2 == 0 && numbers.size() <= 2 * in.rank();
    if (numbers.isEmpty() || (numbers.size() > 1 && !isPaired)) {
      node.report(Message.PAD_PAIRS, "value", node.name(), numbers.size(), in.rank());
      return Optional.empty();
    }
    if (numbers.stream().anyMatch(p -> p < 0)) {
      return Optional.empty();
    }
    List<Integer> dimensions = new ArrayList<>();
    for (int axis = 0; axis < in.rank(); axis++) {
      Windows.Pads pads = pads(node, axis);
      long length = (long) in.dimension(axis) + pads.before() + pads.after();
      if (length > Integer.MAX_VALUE) {
        node.reportHere(Message.TOO_LARGE, node.name(), length, "numbers along one axis");
        return Optional.empty();
      }
      dimensions.add((int) length);
    }
    return Optional.of(new Shape(dimensions));
  }

  private static Windows.Pads pads(NodeView node, int axis) {
    List<Integer> numbers = node.attributes().integers("value");
    int rank = node.source(0).shape().rank();
    if (numbers.size() == 1) {
      int both = axis == 0 && rank > 1 ? 0 : numbers.get(0);
      return new Windows.Pads(both, both);
    }
    int first = 2 * axis - (2 * rank - numbers.size());
    return first < 0
        ? new Windows.Pads(0, 0)
        : new Windows.Pads(numbers.get(first), numbers.get(first + 1));
  }

  private static Moved moved(NodeView node) {
    Shape in = node.source(0).shape();
    Ranges loops = new Ranges();
    Index from = Index.of(0);
    Index to = Index.of(0);
    for (int axis = 0; axis < in.rank(); axis++) {
      Windows.Pads pads = pads(node, axis);
      Index i = loops.over("i" + axis, in.dimension(axis));
      from = from.times(in.dimension(axis)).plus(i);
      int length = in.dimension(axis) + pads.before() + pads.after();
      to = to.times(length).plus(i.plus(pads.before()));
    }
    return new Moved(loops.domain(), from, to);
  }

  private static String from(NodeView node) {
    StringBuilder text = new StringBuilder("[r");
    for (int axis = 0; axis < node.source(0).shape().rank(); axis++) {
      text.append(",i").append(axis);
    }
    return text.append(']').toString();
  }

  private static String to(NodeView node) {
    StringBuilder text = new StringBuilder("[r");
    for (int axis = 0; axis < node.source(0).shape().rank(); axis++) {
      int before = pads(node, axis).before();
      text.append(",i").append(axis).append(before == 0 ? "" : "+" + before);
    }
    return text.append(']').toString();
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    String rest = node.text("constant") + " around them";
    step.formula(node.name() + to(node) + " = " + x + from(node) + ", and " + rest);
    if (step.input(0).width() < step.output().width()) {
      step.map(step.output(), Expr.constant(node.attributes().number("constant")));
    }
    moved(node).forward(step);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    if (moved(node).backward(step)) {
      step.formula(step.gradientName(0) + from(node) + " = " + step.gradientName() + to(node));
    }
  }
}
