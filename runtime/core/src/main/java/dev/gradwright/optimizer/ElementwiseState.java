package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;

/**
 * A state that changes each parameter by itself. Subclasses have one loop for each precision, over
 * whole arrays and without branches where that can be, so that HotSpot makes vectors of it.
 */
abstract class ElementwiseState implements OptimizerState {
  private final Precision precision;

  ElementwiseState(Precision precision) {
    this.precision = precision;
  }

  @Override
  public final void step(Reals parameters, Reals gradient, int from, int to, double rate) {
    if (precision == Precision.FLOAT) {
      step(parameters.floats(), gradient.floats(), from, to, rate);
    } else {
      step(parameters.doubles(), gradient.doubles(), from, to, rate);
    }
  }

  abstract void step(float[] w, float[] gradient, int from, int to, double rate);

  abstract void step(double[] w, double[] gradient, int from, int to, double rate);
}
