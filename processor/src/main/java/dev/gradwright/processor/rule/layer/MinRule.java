package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LayerRule;

/** {@code @Min}: the smallest along some axes. */
@AutoService(LayerRule.class)
public final class MinRule extends ExtremeRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Min";
  }

  @Override
  String name() {
    return "smallest";
  }

  @Override
  Function function() {
    return Function.MIN;
  }
}
