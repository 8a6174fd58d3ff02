package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.rule.LossRule;

/** Half the mean of the squared error, so that its gradient is the error itself. */
@AutoService(LossRule.class)
public final class HalfSquaredErrorRule extends SquaredErrorLoss {
  /** For the service loader. */
  public HalfSquaredErrorRule() {
    super("HalfSquaredError", 0.5);
  }
}
