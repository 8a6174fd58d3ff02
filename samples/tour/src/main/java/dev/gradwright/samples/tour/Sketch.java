package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.SIGMOID;
import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Output;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** An autoencoder: 784 pixels through 16 numbers and back; the image is its own target. */
@Model
interface Sketch {
  @Input(784)
  Tensor image();

  @Dense(units = 128, activation = TANH)
  Tensor noticed(Tensor image);

  @Output
  @Dense(units = 16, activation = TANH)
  Tensor code(Tensor noticed);

  @Dense(units = 128, activation = TANH)
  Tensor recalled(Tensor code);

  @Dense(units = 784, activation = SIGMOID)
  Tensor drawn(Tensor recalled);

  @MeanSquaredError
  Loss loss(Tensor drawn, Tensor image);
}
