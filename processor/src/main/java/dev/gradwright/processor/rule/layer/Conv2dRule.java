package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;

/** {@code @Conv2d}: every output is an activation of a weighted sum over a window of an image. */
@AutoService(LayerRule.class)
public final class Conv2dRule extends ConvolutionRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Conv2d";
  }

  @Override
  int axes() {
    return 2;
  }

  @Override
  List<String> counts() {
    return List.of("filters", "groups");
  }

  @Override
  long filters(NodeView node) {
    return node.attributes().integer("filters");
  }

  @Override
  int groups(NodeView node) {
    return node.attributes().integer("groups");
  }
}
