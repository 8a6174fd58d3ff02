package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.SILU;

import dev.gradwright.Input;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Add;
import dev.gradwright.layer.Dense;

/** A block to be used in other models: what two layers make of 24 numbers, added to them. */
@Model
interface Residual {
  @Input(24)
  Tensor x();

  @Dense(units = 24, activation = SILU)
  Tensor widened(Tensor x);

  @Dense(units = 24)
  Tensor change(Tensor widened);

  @Add
  Tensor sum(Tensor x, Tensor change);
}
