package dev.gradwright.train;

import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.OptimizerState;
import dev.gradwright.optimizer.ScheduleState;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the gradient of a batch and new parameters: accumulation, clipping, the rate of
 * the step, the optimizer, and the average afterwards. Allocates nothing.
 */
final class ParameterUpdate implements Resumable {
  private final TrainerSettings settings;
  private final Reals parameters;
  private final GradientClip clip;
  private final @Nullable AccumulatedGradient accumulated;
  private final @Nullable AveragedParameters average;
  private OptimizerState optimizer;
  private ScheduleState schedule;
  private double rate;
  // Of the latest gradient that was used; NaN if it was not needed yet.
  private double norm = Double.NaN;

  ParameterUpdate(TrainerSettings settings, Reals parameters) {
    this.settings = settings;
    this.parameters = parameters;
    clip = new GradientClip(settings.clipNorm, settings.clipValue);
    accumulated =
        settings.accumulated == 1
            ? null
            : new AccumulatedGradient(settings.accumulated, parameters);
    average =
        settings.average == null ? null : new AveragedParameters(settings.average, parameters);
    optimizer = settings.optimizer.begin(parameters.precision(), parameters.length());
    rate = settings.optimizer.rate();
    schedule = (epoch, progress) -> settings.optimizer.rate();
  }

  /** Forgets everything but the settings. */
  void restart() {
    optimizer = settings.optimizer.begin(parameters.precision(), parameters.length());
    if (accumulated != null) {
      accumulated.forget();
    }
    if (average != null) {
      average.forget();
    }
  }

  /** Begins the schedule of a fit. */
  void beginFit() {
    schedule = settings.schedule.begin(settings.optimizer.rate(), settings.epochs());
  }

  /** Ends the schedule of a fit; steps of one's own have the optimizer's rate. */
  void endFit() {
    rate = settings.optimizer.rate();
  }

  /**
   * Says where in a fit the next update is, so that its rate is known.
   *
   * @param epoch from 1
   * @param step of the epoch, from 1
   * @throws SettingsException if the schedule gives a rate that cannot be one
   */
  void place(int epoch, int step, long stepsPerEpoch) {
    rate = schedule.rate(epoch - 1, (step - 1.0) / stepsPerEpoch);
    if (!(rate >= 0 && rate <= Double.MAX_VALUE)) {
      throw new SettingsException(
          String.format(
              Locale.ROOT,
              "the schedule '%s' gives the learning rate %s in epoch %d, step %d; a rate is finite"
                  + " and at least 0",
              settings.schedule,
              rate,
              epoch,
              step));
    }
  }

  /**
   * Takes in the gradient of a batch, and updates the parameters if it completes what one update
   * needs.
   *
   * @param rows those of the batch
   */
  void take(BatchWork work, int rows) {
    if (accumulated == null) {
      update(work);
    } else if (accumulated.add(work.gradient(), rows)) {
      accumulated.takeMean(work.gradient());
      update(work);
    }
  }

  /** Updates the parameters by gradients that still wait for more. */
  void flush(BatchWork work) {
    if (accumulated != null && !accumulated.isEmpty()) {
      accumulated.takeMean(work.gradient());
      update(work);
    }
  }

  private void update(BatchWork work) {
    norm = clip.limitsNorm() ? GradientClip.norm(work.gradient()) : Double.NaN;
    clip.apply(work.gradient(), norm);
    work.update(optimizer, rate);
    if (average != null) {
      average.updated(parameters);
    }
  }

  /**
   * Ends an epoch.
   *
   * @param monitored the loss that a schedule may look at
   */
  void epochEnded(double monitored) {
    schedule.epochEnded(monitored);
  }

  /** Averages the parameters after an epoch, if that is wanted. */
  void average(int epoch) {
    if (average != null) {
      average.epochEnded(epoch, parameters);
    }
  }

  /** Returns the learning rate of the latest step. */
  double rate() {
    return rate;
  }

  /** Returns the norm of the latest gradient, before it was clipped. */
  double norm(BatchWork work) {
    return Double.isNaN(norm) ? GradientClip.norm(work.gradient()) : norm;
  }

  /** Returns the norm of the latest gradient before this training was resumed, or NaN. */
  double rememberedNorm() {
    return norm;
  }

  /** Remembers the norm of the latest gradient, which a report of the epoch may still want. */
  void rememberNorm(Memory memory, double present) {
    norm = memory.number("norm", present);
  }

  /** Returns the parameters that a network is made of. */
  Reals shown() {
    return average != null && average.isThere() ? average.average() : parameters;
  }

  /** Goes over to other parameters, and to their average. */
  void become(Reals shown) {
    parameters.copyFrom(shown);
    if (average != null) {
      average.become(shown);
    }
  }

  @Override
  public void remember(Memory memory) {
    optimizer.remember(memory.part("optimizer"));
    schedule.remember(memory.part("schedule"));
    rate = memory.number("rate", rate);
    if (accumulated != null) {
      accumulated.remember(memory.part("accumulated"));
    }
    if (average != null) {
      average.remember(memory.part("average"));
    }
  }
}
