package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SigmoidCrossEntropy;

/** Whether a tumour is malignant, from nine marks that a pathologist gave. */
@Model
interface Tumour {
  @Input(9)
  Tensor marks();

  @Dense(units = 8, activation = TANH, l2 = 1e-3)
  Tensor hidden(Tensor marks);

  @Dense(units = 1)
  Tensor malignant(Tensor hidden);

  @SigmoidCrossEntropy
  Loss loss(Tensor malignant);
}
