package dev.gradwright.samples.tour;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Precision;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;
import dev.gradwright.samples.layer.Swish;

/** A layer that comes from another jar, {@link Swish}, beside those that are built in. */
@Model(precision = Precision.DOUBLE)
interface LearnedActivation {
  @Input(2)
  Tensor x();

  @Dense(units = 8)
  Tensor z(Tensor x);

  @Swish
  Tensor hidden(Tensor z);

  @Dense(units = 1)
  Tensor y(Tensor hidden);

  @MeanSquaredError
  Loss loss(Tensor y);
}
