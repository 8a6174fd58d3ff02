package dev.gradwright.samples.tour;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** The line of the tour in single precision. */
@Model
interface LineInFloat {
  @Input(1)
  Tensor x();

  @Dense(units = 1)
  Tensor y(Tensor x);

  @MeanSquaredError
  Loss loss(Tensor y);
}
