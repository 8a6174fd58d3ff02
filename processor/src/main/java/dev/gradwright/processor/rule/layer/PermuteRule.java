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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code @Permute}: the axes in another order. */
@AutoService(LayerRule.class)
public final class PermuteRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Permute";
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    List<Integer> order = node.attributes().integers("value");
    Shape in = node.source(0).shape();
    List<Integer> axes = IntStream.range(0, in.rank()).boxed().toList();
    if (!order.stream().sorted().toList().equals(axes)) {
      String source = node.source(0).name() + in;
      node.report(Message.PERMUTATION, "value", new Shape(order), in.rank(), source, in.rank() - 1);
      return Optional.empty();
    }
    return Optional.of(new Shape(order.stream().map(in::dimension).toList()));
  }

  @Override
  public Yields yields(NodeView node) {
    return node.source(0).yields();
  }

  private static Moved moved(NodeView node) {
    List<Integer> order = node.attributes().integers("value");
    Shape in = node.source(0).shape();
    Shape out = new Shape(order.stream().map(in::dimension).toList());
    Ranges loops = new Ranges();
    Index[] to = new Index[order.size()];
    Index[] from = new Index[order.size()];
    for (int i = 0; i < to.length; i++) {
      to[i] = loops.over("i" + i, out.dimension(i));
      from[order.get(i)] = to[i];
    }
    return new Moved(loops.domain(), in.index(from), out.index(to));
  }

  private static String places(List<Integer> axes) {
    return axes.stream().map(i -> ",i" + i).collect(Collectors.joining("", "[r", "]"));
  }

  private static String from(NodeView node) {
    List<Integer> order = node.attributes().integers("value");
    List<Integer> places = new ArrayList<>();
    for (int axis = 0; axis < order.size(); axis++) {
      places.add(order.indexOf(axis));
    }
    return places(places);
  }

  private static String to(NodeView node) {
    return places(IntStream.range(0, node.source(0).shape().rank()).boxed().toList());
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + to(node) + " = " + step.input(0).name() + from(node));
    moved(node).forward(step);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    if (moved(node).backward(step)) {
      step.formula(step.gradientName(0) + from(node) + " = " + step.gradientName() + to(node));
    }
  }
}
