package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.rule.LayerRule;

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
}
