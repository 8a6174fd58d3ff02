package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Attention}: every query gets a mean of values, weighted by how keys agree with it. */
@AutoService(LayerRule.class)
public final class AttentionRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Attention";
  }

  @Override
  public int maxSources() {
    return 4;
  }

  @Override
  public int limit(NodeView node, int source) {
    return node.attributes().flag("masked") && source == node.sources().size() - 1 ? 2 : 0;
  }

  @Override
  public void checkMembers(NodeView node) {
    int heads = node.attributes().integer("heads");
    if (heads < 1) {
      node.report(Message.POSITIVE_COUNT, "heads", "heads", heads);
    }
    if (node.attributes().isExplicit("bias") && !node.attributes().flag("projection")) {
      node.report(Message.BIAS_UNUSED, "bias");
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    boolean masked = node.attributes().flag("masked");
    int values = node.sources().size() - (masked ? 1 : 0);
    if (values != 1 && values != 3) {
      String wanted =
          "one node, or queries, keys and values" + (masked ? ", and a mask behind them" : "");
      node.reportHere(Message.SEQUENCE_SOURCES, node.name(), wanted, node.sources().size());
      return Optional.empty();
    }
    for (int i = 0; i < values; i++) {
      if (!Sequences.check(node, i)) {
        return Optional.empty();
      }
    }
    AttentionParts parts = AttentionParts.of(node);
    if (!fits(node, parts) || (masked && !Sequences.checkMask(node, values, parts.keys()))) {
      return Optional.empty();
    }
    return Optional.of(Shape.of(parts.times(), parts.resultWidth()));
  }

  private static boolean fits(NodeView node, AttentionParts parts) {
    int heads = node.attributes().integer("heads");
    if (heads < 1) {
      return false;
    }
    if (!parts.isSelf()) {
      Shape keys = node.source(1).shape();
      Shape values = node.source(2).shape();
      boolean differs = !parts.projected() && keys.dimension(1) != parts.width();
      if (differs || keys.dimension(0) != values.dimension(0)) {
        int place = differs ? 1 : 2;
        node.reportSource(
            Message.KEY_SHAPE,
            place,
            node.name(),
            differs ? "queries" : "keys",
            node.source(place - 1).name() + node.source(place - 1).shape(),
            differs ? "keys" : "values",
            node.source(place).name() + node.source(place).shape(),
            differs ? 1 : 0);
        return false;
      }
    }
    for (int width : List.of(parts.width(), parts.resultWidth())) {
      if (width % heads != 0) {
        node.report(Message.HEADS, "heads", heads, width);
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    AttentionParts parts = AttentionParts.of(node);
    List<Parameter> parameters = new ArrayList<>();
    if (parts.projected()) {
      parts.projections().forEach(p -> p.declare(node, parameters));
      AttentionParts.Matrix.output(parts.width()).declare(node, parameters);
    }
    return parameters;
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    new AttentionSteps(node, step).forward();
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    new AttentionSteps(node, step).backward();
  }
}
