package dev.gradwright.samples.benchmarks;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Three classes from four numbers: 4-16-3. */
@Model
public interface Flower {
  @Input(4)
  Tensor flower();

  @Dense(units = 16, activation = TANH)
  Tensor hidden(Tensor flower);

  @Dense(units = 3)
  Tensor species(Tensor hidden);

  @SoftmaxCrossEntropy
  Loss loss(Tensor species);
}
