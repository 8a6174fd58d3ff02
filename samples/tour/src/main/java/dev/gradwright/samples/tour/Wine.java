package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Three growers of wine from thirteen measurements. */
@Model
interface Wine {
  @Input(13)
  Tensor measurements();

  @Dense(units = 16, activation = TANH, l2 = 1e-3)
  Tensor hidden(Tensor measurements);

  @Dense(units = 3)
  Tensor grower(Tensor hidden);

  @SoftmaxCrossEntropy
  Loss loss(Tensor grower);
}
