package dev.gradwright.train;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;

/** The average that {@link WeightAverage} asks for. */
final class AveragedParameters implements Resumable {
  private final WeightAverage settings;
  private final Reals average;
  private long count;

  AveragedParameters(WeightAverage settings, Reals parameters) {
    this.settings = settings;
    average = Reals.of(parameters.precision(), parameters.length());
  }

  boolean isThere() {
    return count > 0;
  }

  Reals average() {
    return average;
  }

  void forget() {
    count = 0;
  }

  /** Takes these parameters for the average. */
  void become(Reals parameters) {
    average.copyFrom(parameters);
  }

  void updated(Reals parameters) {
    if (settings.decay() > 0) {
      take(parameters, 1 - settings.decay());
    }
  }

  /**
   * @param epoch from 1
   */
  void epochEnded(int epoch, Reals parameters) {
    if (settings.decay() == 0 && epoch >= settings.fromEpoch()) {
      take(parameters, 1.0 / (count + 1));
    }
  }

  private void take(Reals parameters, double share) {
    if (count++ == 0) {
      average.copyFrom(parameters);
    } else if (average.precision() == Precision.FLOAT) {
      float[] a = average.floats();
      float[] p = parameters.floats();
      float part = (float) share;
      for (int i = 0; i < a.length; i++) {
        a[i] = Math.fma(part, p[i] - a[i], a[i]);
      }
    } else {
      double[] a = average.doubles();
      double[] p = parameters.doubles();
      for (int i = 0; i < a.length; i++) {
        a[i] = Math.fma(share, p[i] - a[i], a[i]);
      }
    }
  }

  @Override
  public void remember(Memory memory) {
    count = memory.whole("count", count);
    memory.reals("average", average);
  }
}
