package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.op.Copy;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code @Concat}: nodes side by side along one axis; all other axes agree. */
@AutoService(LayerRule.class)
public final class ConcatRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Concat";
  }

  private static String formula(NodeView node) {
    return node.sources().stream()
            .map(Source::name)
            .collect(Collectors.joining(", ", node.name() + " = [", "]"))
        + " along axis "
        + node.attributes().integer("axis");
  }

  @Override
  public int minSources() {
    return 2;
  }

  @Override
  public int maxSources() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    int axis = node.attributes().integer("axis");
    Source first = node.source(0);
    if (axis < 0 || axis >= first.shape().rank()) {
      node.report(
          Message.CONCAT_AXIS, "axis", node.name(), axis, first.name(), first.shape().rank());
      return Optional.empty();
    }
    long length = 0;
    for (int i = 0; i < node.sources().size(); i++) {
      Source other = node.source(i);
      int difference = differingAxis(first.shape(), other.shape(), axis);
      if (difference >= 0) {
        String left = first.name() + first.shape();
        String right = other.name() + other.shape();
        node.reportSource(Message.CONCAT_SHAPE, i, node.name(), left, right, axis, difference);
        return Optional.empty();
      }
      length += other.shape().dimension(axis);
    }
    if (length > Integer.MAX_VALUE) {
      node.reportHere(Message.TOO_LARGE, node.name(), length, "numbers along one axis");
      return Optional.empty();
    }
    List<Integer> dimensions = new ArrayList<>(first.shape().dimensions());
    dimensions.set(axis, (int) length);
    return Optional.of(new Shape(dimensions));
  }

  private static int differingAxis(Shape a, Shape b, int joined) {
    for (int i = 0; i < Math.max(a.rank(), b.rank()); i++) {
      if (i >= a.rank() || i >= b.rank()) {
        return i;
      }
      if (i != joined && a.dimension(i) != b.dimension(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Where the numbers of one source lie in the joined row. */
  private record Part(int start, int length, int step, int times) {}

  private static List<Part> parts(NodeView node) {
    int axis = node.attributes().integer("axis");
    int times = 1;
    for (int i = 0; i < axis; i++) {
      times *= node.source(0).shape().dimension(i);
    }
    int step = node.sources().stream().mapToInt(s -> s.shape().size()).sum() / times;
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (Source source : node.sources()) {
      int length = source.shape().size() / times;
      parts.add(new Part(start, length, step, times));
      start += length;
    }
    return parts;
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(formula(node));
    List<Part> parts = parts(node);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Copy.Run joined = new Copy.Run(part.start(), part.step());
      Copy.Run alone = new Copy.Run(0, part.length());
      step.add(
          new Copy(
              step.output(), joined, step.input(i), alone, part.length(), part.times(), false));
    }
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    List<Part> parts = parts(node);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Copy.Run joined = new Copy.Run(part.start(), part.step());
      Copy.Run alone = new Copy.Run(0, part.length());
      boolean wanted =
          step.inputGradient(
              i,
              (dx, adds) ->
                  new Copy(
                      dx, alone, step.outputGradient(), joined, part.length(), part.times(), adds));
      if (wanted) {
        step.formula(step.gradientName(i) + " = its part of " + step.gradientName());
      }
    }
  }
}
