package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/**
 * The changes that {@link Lbfgs} remembers, as a ring: {@code count} pairs, the newest at {@code
 * newest}. Allocated whole at the beginning, so that a step allocates nothing.
 */
final class LbfgsState implements OptimizerState {
  /** Below this, a change tells nothing of the curvature; PyTorch's number. */
  private static final double LEAST_CURVATURE = 1e-10;

  /** Above this, a direction no longer descends; PyTorch's number. */
  private static final double LEAST_DESCENT = -1e-9;

  private final Reals[] steps;
  private final Reals[] turns;
  private final double[] curvatures;
  private final double[] weights;
  private final Reals before;
  private final Reals direction;
  // What the last step changed, written by the step itself.
  private final Reals change;
  private int count;
  private int newest = -1;
  private double scale = 1;
  private boolean started;
  // Of the step at hand: what the rate is multiplied by; 0 where the direction does not descend.
  private double factor;

  LbfgsState(Precision precision, int parameters, int history) {
    steps = new Reals[history];
    turns = new Reals[history];
    for (int i = 0; i < history; i++) {
      steps[i] = Reals.of(precision, parameters);
      turns[i] = Reals.of(precision, parameters);
    }
    curvatures = new double[history];
    weights = new double[history];
    before = Reals.of(precision, parameters);
    direction = Reals.of(precision, parameters);
    change = Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    if (started) {
      keep(gradient);
    }
    for (int i = 0; i < gradient.length(); i++) {
      direction.set(i, -gradient.get(i));
    }
    turn();
    factor = started ? 1 : Math.min(1, 1 / norm(gradient));
    if (!(dot(gradient, direction) <= LEAST_DESCENT)) {
      factor = 0;
    }
    started = true;
    before.copyFrom(gradient);
  }

  /** Keeps the last change and what it did to the gradient. */
  private void keep(Reals gradient) {
    int place = (newest + 1) % steps.length;
    Reals y = turns[place];
    for (int i = 0; i < gradient.length(); i++) {
      before.set(i, gradient.get(i) - before.get(i));
    }
    double curvature = dot(before, change);
    if (curvature > LEAST_CURVATURE) {
      y.copyFrom(before);
      steps[place].copyFrom(change);
      curvatures[place] = 1 / curvature;
      scale = curvature / dot(y, y);
      newest = place;
      count = Math.min(count + 1, steps.length);
    }
  }

  /** Multiplies the direction by the inverse of the curvature, as far as it is known. */
  private void turn() {
    for (int k = 0; k < count; k++) {
      int i = place(k);
      weights[i] = dot(steps[i], direction) * curvatures[i];
      add(-weights[i], turns[i]);
    }
    for (int i = 0; i < direction.length(); i++) {
      direction.set(i, direction.get(i) * scale);
    }
    for (int k = count - 1; k >= 0; k--) {
      int i = place(k);
      double weight = dot(turns[i], direction) * curvatures[i];
      add(weights[i] - weight, steps[i]);
    }
  }

  /** Returns where the k-th newest pair lies. */
  private int place(int k) {
    return (newest - k + steps.length) % steps.length;
  }

  private void add(double factor, Reals vector) {
    for (int i = 0; i < direction.length(); i++) {
      direction.set(i, Math.fma(factor, vector.get(i), direction.get(i)));
    }
  }

  private static double dot(Reals a, Reals b) {
    double sum = 0;
    for (int i = 0; i < a.length(); i++) {
      sum = Math.fma(a.get(i), b.get(i), sum);
    }
    return sum;
  }

  private static double norm(Reals vector) {
    double sum = 0;
    for (int i = 0; i < vector.length(); i++) {
      sum += Math.abs(vector.get(i));
    }
    return sum;
  }

  @Override
  public void step(Reals parameters, Reals gradient, int from, int to, double rate) {
    double size = rate * factor;
    for (int i = from; i < to; i++) {
      change.set(i, size * direction.get(i));
      parameters.set(i, Math.fma(size, direction.get(i), parameters.get(i)));
    }
  }

  @Override
  public void remember(Memory memory) {
    count = (int) memory.whole("count", count);
    newest = (int) memory.whole("newest", newest);
    scale = memory.number("scale", scale);
    started = memory.flag("started", started);
    memory.reals("before", before);
    memory.reals("change", change);
    for (int k = 0; k < count; k++) {
      int i = place(k);
      memory.reals("step" + i, steps[i]);
      memory.reals("turn" + i, turns[i]);
      curvatures[i] = memory.number("curvature" + i, curvatures[i]);
    }
  }
}
