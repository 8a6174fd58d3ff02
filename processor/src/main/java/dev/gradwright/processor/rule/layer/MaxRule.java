package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LayerRule;

/** {@code @Max}: the largest along some axes. */
@AutoService(LayerRule.class)
public final class MaxRule extends ExtremeRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Max";
  }

  @Override
  String name() {
    return "largest";
  }

  @Override
  Function function() {
    return Function.MAX;
  }
}
