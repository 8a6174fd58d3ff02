package dev.gradwright.samples.tour;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Precision;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** A straight line, {@code y = w x + b}: the smallest model that learns. */
@Model(precision = Precision.DOUBLE)
interface Line {
  @Input(1)
  Tensor x();

  @Dense(units = 1)
  Tensor y(Tensor x);

  @MeanSquaredError
  Loss loss(Tensor y);
}
