package dev.gradwright.samples.tour;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.Use;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.MeanSquaredError;

/** One number from nine, through three residual blocks, each with parameters of its own. */
@Model
interface ResidualMileage {
  @Input(9)
  Tensor car();

  @Dense(units = 24)
  Tensor stem(Tensor car);

  @Use(value = Residual.class, repeat = 3)
  Tensor body(Tensor stem);

  @Dense(units = 1)
  Tensor mpg(Tensor body);

  @MeanSquaredError
  Loss loss(Tensor mpg);
}
