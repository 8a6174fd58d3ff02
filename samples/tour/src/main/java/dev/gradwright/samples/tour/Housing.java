package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.SILU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** What houses of a district in California cost, in units of 100,000 dollars. */
@Model
interface Housing {
  @Input(13)
  Tensor district();

  @Dense(units = 96, activation = SILU)
  Tensor wide(Tensor district);

  @Dense(units = 48, activation = SILU)
  Tensor narrow(Tensor wide);

  @Dense(units = 1)
  Tensor price(Tensor narrow);

  @MeanSquaredError
  Loss loss(Tensor price);
}
