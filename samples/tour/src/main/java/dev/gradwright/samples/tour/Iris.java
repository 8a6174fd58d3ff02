package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Three species of iris from four measurements of a flower. */
@Model
interface Iris {
  @Input(4)
  Tensor flower();

  @Dense(units = 16, activation = TANH)
  Tensor hidden(Tensor flower);

  @Dense(units = 3)
  Tensor species(Tensor hidden);

  @SoftmaxCrossEntropy
  Loss loss(Tensor species);
}
