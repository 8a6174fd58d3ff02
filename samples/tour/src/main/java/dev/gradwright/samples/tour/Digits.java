package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.RELU;
import static dev.gradwright.layer.Initializer.HE_UNIFORM;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Ten classes of grey images of 28 by 28 pixels: MNIST's digits, or Fashion-MNIST's clothes. */
@Model
interface Digits {
  @Input(784)
  Tensor image();

  @Dense(units = 128, activation = RELU, initializer = HE_UNIFORM)
  Tensor hidden(Tensor image);

  @Dense(units = 10)
  Tensor digit(Tensor hidden);

  @SoftmaxCrossEntropy
  Loss loss(Tensor digit);
}
