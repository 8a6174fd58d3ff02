package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SigmoidCrossEntropy;

/** On which of two interleaved spirals a point of the plane lies. */
@Model
interface Spirals {
  @Input(2)
  Tensor point();

  @Dense(units = 32, activation = TANH)
  Tensor first(Tensor point);

  @Dense(units = 32, activation = TANH)
  Tensor second(Tensor first);

  @Dense(units = 1)
  Tensor side(Tensor second);

  @SigmoidCrossEntropy
  Loss loss(Tensor side);
}
