package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.RELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.layer.Dropout;
import dev.gradwright.loss.SigmoidCrossEntropy;

/** Who earns more than 50,000 dollars a year, from 14 columns of a census, most of them one-hot. */
@Model
interface Income {
  @Input(108)
  Tensor person();

  @Dense(units = 64, activation = RELU)
  Tensor hidden(Tensor person);

  @Dropout(0.3)
  Tensor kept(Tensor hidden);

  @Dense(units = 32, activation = RELU)
  Tensor narrow(Tensor kept);

  @Dropout(0.2)
  Tensor rest(Tensor narrow);

  @Dense(units = 1)
  Tensor above(Tensor rest);

  @SigmoidCrossEntropy
  Loss loss(Tensor above);
}
