package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Iris once more, with a record going in and an enum coming out. */
@Model
interface Botanist {
  @Input(of = Flower.class)
  Tensor flower();

  @Dense(units = 16, activation = TANH)
  Tensor hidden(Tensor flower);

  @Dense(units = 3)
  Tensor species(Tensor hidden);

  @SoftmaxCrossEntropy(of = Species.class)
  Loss loss(Tensor species);
}
