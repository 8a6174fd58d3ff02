package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Slice}: a part of the numbers along one axis. */
@AutoService(LayerRule.class)
public final class SliceRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Slice";
  }

  @Override
  public void checkMembers(NodeView node) {
    int step = node.attributes().integer("step");
    if (step < 1) {
      node.report(Message.POSITIVE_COUNT, "step", "step", step);
    }
  }

  /**
   * The places that are taken.
   *
   * @param from the first
   * @param to behind the last
   */
  private record Part(int axis, int from, int to, int step) {
    static Part of(NodeView node) {
      int axis = node.attributes().integer("axis");
      int length = node.source(0).shape().dimension(axis);
      int from = node.attributes().integer("from");
      int to = node.attributes().integer("to");
      return new Part(
          axis,
          from < 0 ? from + length : from,
          to == Integer.MAX_VALUE ? length : to < 0 ? to + length : to,
          node.attributes().integer("step"));
    }

    int length() {
      return (to - from - 1) / step + 1;
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    Shape in = node.source(0).shape();
    String source = node.source(0).name();
    int axis = node.attributes().integer("axis");
    if (axis < 0 || axis >= in.rank()) {
      node.report(Message.AXIS, "axis", node.name(), axis, source, in.rank());
      return Optional.empty();
    }
    if (node.attributes().integer("step") < 1) {
      return Optional.empty();
    }
    Part part = Part.of(node);
    int length = in.dimension(axis);
    if (part.from() < 0 || part.from() >= length) {
      report(node, "from", axis, length);
      return Optional.empty();
    }
    if (part.to() <= part.from() || part.to() > length) {
      report(node, "to", axis, length);
      return Optional.empty();
    }
    List<Integer> dimensions = new ArrayList<>(in.dimensions());
    dimensions.set(axis, part.length());
    return Optional.of(new Shape(dimensions));
  }

  private static void report(NodeView node, String member, int axis, int length) {
    int from = node.attributes().integer("from");
    int to = node.attributes().integer("to");
    String end = to == Integer.MAX_VALUE ? "the end" : String.valueOf(to);
    String source = node.source(0).name() + node.source(0).shape();
    node.report(Message.SLICE_RANGE, member, node.name(), from, end, axis, source, length);
  }

  @Override
  public Yields yields(NodeView node) {
    Yields of = node.source(0).yields();
    return of == Yields.DISTRIBUTION ? Yields.PROBABILITIES : of;
  }

  private static Moved moved(NodeView node) {
    Part part = Part.of(node);
    Shape in = node.source(0).shape();
    Ranges loops = new Ranges();
    Index from = Index.of(0);
    Index to = Index.of(0);
    for (int axis = 0; axis < in.rank(); axis++) {
      boolean sliced = axis == part.axis();
      int length = sliced ? part.length() : in.dimension(axis);
      Index i = loops.over("i" + axis, length);
      Index place = sliced ? i.times(part.step()).plus(part.from()) : i;
      from = from.times(in.dimension(axis)).plus(place);
      to = to.times(length).plus(i);
    }
    return new Moved(loops.domain(), from, to);
  }

  private static String places(NodeView node, boolean inInput) {
    Part part = Part.of(node);
    StringBuilder text = new StringBuilder("[r");
    for (int axis = 0; axis < node.source(0).shape().rank(); axis++) {
      boolean sliced = inInput && axis == part.axis();
      text.append(',');
      text.append(sliced && part.from() > 0 ? part.from() + "+" : "");
      text.append(sliced && part.step() > 1 ? part.step() : "").append('i').append(axis);
    }
    return text.append(']').toString();
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    step.formula(node.name() + places(node, false) + " = " + x + places(node, true));
    moved(node).forward(step);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    if (moved(node).backward(step)) {
      String dx = step.gradientName(0) + places(node, true);
      String elsewhere = step.output().width() < step.input(0).width() ? ", 0 elsewhere" : "";
      step.formula(dx + " = " + step.gradientName() + places(node, false) + elsewhere);
    }
  }
}
