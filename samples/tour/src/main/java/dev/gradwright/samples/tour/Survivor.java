package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.RELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SigmoidCrossEntropy;

/** Who survived the Titanic, from class, sex, age (and whether it is known), family and fare. */
@Model
interface Survivor {
  @Input(14)
  Tensor passenger();

  @Dense(units = 16, activation = RELU, l2 = 1e-3)
  Tensor hidden(Tensor passenger);

  @Dense(units = 1, l2 = 1e-3)
  Tensor survived(Tensor hidden);

  @SigmoidCrossEntropy
  Loss loss(Tensor survived);
}
