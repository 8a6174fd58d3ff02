package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;

/** {@code @DepthwiseConv2d}: a convolution of every channel by itself. */
@AutoService(LayerRule.class)
public final class DepthwiseConv2dRule extends ConvolutionRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.DepthwiseConv2d";
  }

  @Override
  int axes() {
    return 2;
  }

  @Override
  List<String> counts() {
    return List.of("multiplier");
  }

  @Override
  long filters(NodeView node) {
    return (long) groups(node) * node.attributes().integer("multiplier");
  }

  @Override
  int groups(NodeView node) {
    return node.source(0).shape().dimension(0);
  }
}
