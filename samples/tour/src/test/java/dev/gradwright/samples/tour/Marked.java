package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.RELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SigmoidCrossEntropy;

/** Eight numbers, gaps filled, and which of them were gaps. */
@Model
interface Marked {
  @Input(16)
  Tensor row();

  @Dense(units = 16, activation = RELU)
  Tensor hidden(Tensor row);

  @Dense(units = 1)
  Tensor above(Tensor hidden);

  @SigmoidCrossEntropy
  Loss loss(Tensor above);
}
