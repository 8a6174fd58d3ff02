package dev.gradwright.samples.benchmarks;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** A straight line: 1-1. */
@Model
public interface Line {
  @Input(1)
  Tensor x();

  @Dense(units = 1)
  Tensor y(Tensor x);

  @MeanSquaredError
  Loss loss(Tensor y);
}
