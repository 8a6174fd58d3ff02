package dev.gradwright.optimizer;

import dev.gradwright.state.Memory;

/** The course of {@link Schedules#reduceOnPlateau}. */
final class PlateauState implements ScheduleState {
  /** What a loss must fall by to count, as a share of itself. */
  private static final double THRESHOLD = 1e-4;

  /** A change of the rate by less than this is none. */
  private static final double LEAST_CHANGE = 1e-8;

  private final double factor;
  private final int patience;
  private double rate;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;

  PlateauState(double base, double factor, int patience) {
    rate = base;
    this.factor = factor;
    this.patience = patience;
  }

  @Override
  public double rate(int epoch, double progress) {
    return rate;
  }

  @Override
  public void epochEnded(double monitored) {
    if (monitored < best * (1 - THRESHOLD)) {
      best = monitored;
      waited = 0;
      return;
    }
    waited++;
    if (waited > patience) {
      double lower = rate * factor;
      rate = rate - lower > LEAST_CHANGE ? lower : rate;
      waited = 0;
    }
  }

  @Override
  public void remember(Memory memory) {
    rate = memory.number("rate", rate);
    best = memory.number("best", best);
    waited = (int) memory.whole("waited", waited);
  }
}
