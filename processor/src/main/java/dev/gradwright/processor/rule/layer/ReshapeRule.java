package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Reshape}: the same numbers in another shape. */
@AutoService(LayerRule.class)
public final class ReshapeRule extends ShapeRule {
  private static final int UNKNOWN = -1;

  @Override
  public String annotation() {
    return "dev.gradwright.layer.Reshape";
  }

  @Override
  public void checkMembers(NodeView node) {
    List<Integer> sizes = node.attributes().integers("value");
    if (sizes.isEmpty()) {
      node.report(Message.RESHAPE_EMPTY, "value", node.name());
    }
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i) < 1 && sizes.get(i) != UNKNOWN) {
        node.reportElement(Message.RESHAPE_SIZE, "value", i, sizes.get(i));
      } else if (sizes.get(i) == UNKNOWN && sizes.indexOf(UNKNOWN) < i) {
        node.reportElement(Message.RESHAPE_UNKNOWN, "value", i);
      }
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    List<Integer> sizes = new ArrayList<>(node.attributes().integers("value"));
    int unknown = sizes.indexOf(UNKNOWN);
    if (sizes.isEmpty()
        || sizes.stream().anyMatch(s -> s < 1 && s != UNKNOWN)
        || sizes.lastIndexOf(UNKNOWN) > unknown) {
      return Optional.empty();
    }
    Shape in = node.source(0).shape();
    if (unknown >= 0) {
      sizes.set(unknown, 1);
      BigInteger[] rest = in.exactSize().divideAndRemainder(new Shape(sizes).exactSize());
      sizes.set(unknown, rest[1].signum() == 0 ? rest[0].intValueExact() : UNKNOWN);
    }
    Shape out = new Shape(sizes);
    if (out.exactSize().equals(in.exactSize())) {
      return Optional.of(out);
    }
    String source = node.source(0).name();
    if (unknown >= 0) {
      BigInteger others = out.exactSize().negate();
      node.report(Message.RESHAPE_REST, "value", node.name(), others, source, in, in.exactSize());
    } else {
      node.report(
          Message.RESHAPE_PRODUCT,
          "value",
          node.name(),
          out,
          out.exactSize(),
          source,
          in,
          in.exactSize());
    }
    return Optional.empty();
  }
}
