package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.TANH;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Shared;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.layer.Formula;
import dev.gradwright.loss.SigmoidCrossEntropy;

/** Whether two flowers are of one species: the same layers look at both (a siamese network). */
@Model
interface Siblings {
  @Input(4)
  Tensor left();

  @Input(4)
  Tensor right();

  @Dense(units = 16, activation = TANH)
  Tensor leftHidden(Tensor left);

  @Shared("leftHidden")
  @Dense(units = 16, activation = TANH)
  Tensor rightHidden(Tensor right);

  @Dense(units = 4)
  Tensor leftCode(Tensor leftHidden);

  @Shared("leftCode")
  @Dense(units = 4)
  Tensor rightCode(Tensor rightHidden);

  @Formula("(leftCode - rightCode)^2")
  Tensor apart(Tensor leftCode, Tensor rightCode);

  @Dense(units = 1)
  Tensor same(Tensor apart);

  @SigmoidCrossEntropy
  Loss loss(Tensor same);
}
