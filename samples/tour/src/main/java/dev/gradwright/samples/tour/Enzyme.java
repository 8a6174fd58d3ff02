package dev.gradwright.samples.tour;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Precision;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Formula;
import dev.gradwright.layer.Weight;
import dev.gradwright.loss.MeanSquaredError;

/**
 * The rate of a reaction by the concentration of what an enzyme turns over (Michaelis and Menten
 * 1913): two numbers to learn, in a formula of one's own.
 */
@Model(precision = Precision.DOUBLE)
interface Enzyme {
  @Input(1)
  Tensor concentration();

  @Weight(constant = 1)
  Tensor highest();

  @Weight(constant = 0.1)
  Tensor half();

  @Formula("highest * concentration / (half + concentration)")
  Tensor velocity(Tensor highest, Tensor concentration, Tensor half);

  @MeanSquaredError
  Loss loss(Tensor velocity);
}
