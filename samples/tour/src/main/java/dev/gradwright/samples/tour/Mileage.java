package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** Miles per gallon from six numbers about a car and, one-hot, where it comes from. */
@Model
interface Mileage {
  @Input(9)
  Tensor car();

  @Dense(units = 32, activation = TANH, l2 = 1e-3)
  Tensor hidden(Tensor car);

  @Dense(units = 1)
  Tensor milesPerGallon(Tensor hidden);

  @MeanSquaredError
  Loss loss(Tensor milesPerGallon);
}
