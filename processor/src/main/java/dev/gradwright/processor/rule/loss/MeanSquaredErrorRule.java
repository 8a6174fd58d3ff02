package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.rule.LossRule;

/** Mean of the squared error; its gradient carries the factor 2. */
@AutoService(LossRule.class)
public final class MeanSquaredErrorRule extends SquaredErrorLoss {
  /** For the service loader. */
  public MeanSquaredErrorRule() {
    super("MeanSquaredError", 1);
  }
}
