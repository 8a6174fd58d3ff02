package dev.gradwright.optimizer;

/**
 * How the learning rate changes on the way: settings, without state.
 *
 * <pre>{@code
 * builder.optimizer(Sgd.rate(0.1)).schedule(Schedules.cosine(0.001))
 * builder.schedule(Schedules.oneCycle(0.1))
 * builder.schedule(Schedules.step(30, 0.1).warmUp(5))
 * }</pre>
 *
 * @see Schedules
 */
public interface Schedule {
  /**
   * Returns the course of one fit.
   *
   * @param base the optimizer's learning rate
   * @param epochs the epochs of the fit
   */
  ScheduleState begin(double base, int epochs);

  /**
   * Returns this schedule after a warm-up of some epochs in which the rate climbs in a straight
   * line: in the k-th of n epochs, counted from 1, it is k/n times what this schedule begins with.
   * The schedule itself begins when the warm-up has reached its full height, in the n-th epoch.
   *
   * @throws dev.gradwright.SettingsException unless the number is positive
   */
  default Schedule warmUp(int epochs) {
    Settings.require(epochs > 0, "the epochs of a warm-up", epochs, "at least 1");
    return new WarmUpSchedule(this, epochs, false);
  }

  /**
   * Returns this schedule after a warm-up as {@link #warmUp} makes it, but climbing at every step
   * instead of every epoch.
   */
  default Schedule smoothWarmUp(int epochs) {
    Settings.require(epochs > 0, "the epochs of a warm-up", epochs, "at least 1");
    return new WarmUpSchedule(this, epochs, true);
  }
}
