package dev.gradwright.samples.benchmarks;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SigmoidCrossEntropy;

/** Two classes of points in the plane: 2-32-32-1. */
@Model
public interface Plane {
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
