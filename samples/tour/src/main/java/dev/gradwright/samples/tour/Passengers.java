package dev.gradwright.samples.tour;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** The next month's change of a series from the changes of the thirteen months before. */
@Model
interface Passengers {
  @Input(13)
  Tensor changes();

  @Dense(units = 1, l2 = 0.001)
  Tensor next(Tensor changes);

  @MeanSquaredError
  Loss loss(Tensor next);
}
