package dev.gradwright.samples.benchmarks;

import static dev.gradwright.layer.ActivationFunction.RELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Ten classes of 784 pixels: 784-128-10. */
@Model
public interface Digits {
  @Input(784)
  Tensor image();

  @Dense(units = 128, activation = RELU)
  Tensor hidden(Tensor image);

  @Dense(units = 10)
  Tensor digit(Tensor hidden);

  @SoftmaxCrossEntropy
  Loss loss(Tensor digit);
}
