package dev.gradwright.optimizer;

import dev.gradwright.SettingsException;
import java.util.Arrays;

/**
 * The schedules people know, after PyTorch's {@code torch.optim.lr_scheduler}: the rate changes
 * from epoch to epoch, with the epoch e counted from 0, unless a method says that it changes from
 * step to step.
 */
public final class Schedules {
  private Schedules() {}

  /** A rate that follows from the place alone. */
  private interface Course {
    double rate(double base, int epochs, int epoch, double progress);
  }

  /**
   * A schedule that follows from the place alone.
   *
   * @param perStep whether it changes within an epoch
   */
  private record Fixed(String words, boolean perStep, Course course) implements Schedule {
    @Override
    public ScheduleState begin(double base, int epochs) {
      if (perStep) {
        return (epoch, progress) -> course.rate(base, epochs, epoch, progress);
      }
      // Powers allocate, so they are taken once an epoch.
      return new ScheduleState() {
        private int known = -1;
        private double rate;

        @Override
        public double rate(int epoch, double progress) {
          if (epoch != known) {
            rate = course.rate(base, epochs, epoch, 0);
            known = epoch;
          }
          return rate;
        }
      };
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Returns the rate as the optimizer has it. */
  public static Schedule constant() {
    return new Fixed("constant", false, (base, epochs, e, p) -> base);
  }

  /**
   * Multiplies the rate by a factor after every {@code size} epochs.
   *
   * @throws SettingsException unless both are positive and finite
   */
  public static Schedule step(int size, double factor) {
    Settings.require(size > 0, "the epochs of a step", size, "at least 1");
    Settings.positive("the factor", factor);
    return new Fixed(
        "step " + size + " factor " + factor,
        false,
        (base, epochs, e, p) -> base * StrictMath.pow(factor, Math.floorDiv(e, size)));
  }

  /**
   * Multiplies the rate by a factor at each of some epochs.
   *
   * @param at epochs from 0, ascending
   * @throws SettingsException if the epochs do not ascend, or the factor is not positive and finite
   */
  public static Schedule multiStep(double factor, int... at) {
    Settings.positive("the factor", factor);
    int[] places = at.clone();
    for (int i = 0; i < places.length; i++) {
      Settings.require(
          places[i] > (i == 0 ? 0 : places[i - 1]), "an epoch", places[i], "above the one before");
    }
    return new Fixed(
        "steps at " + Arrays.toString(places) + " factor " + factor,
        false,
        (base, epochs, e, p) -> base * StrictMath.pow(factor, passed(places, e)));
  }

  /** Returns how many places are passed at an epoch. */
  private static int passed(int[] places, int epoch) {
    int passed = 0;
    while (passed < places.length && places[passed] <= epoch) {
      passed++;
    }
    return passed;
  }

  /**
   * Multiplies the rate by a factor after every epoch.
   *
   * @throws SettingsException unless the factor is positive and finite
   */
  public static Schedule exponential(double factor) {
    Settings.positive("the factor", factor);
    return new Fixed(
        "exponential " + factor, false, (base, epochs, e, p) -> base * StrictMath.pow(factor, e));
  }

  /**
   * Divides the rate by {@code 1 + decay * e}.
   *
   * @throws SettingsException if the decay is negative or not finite
   */
  public static Schedule inverseTime(double decay) {
    Settings.notNegative("the decay", decay);
    return new Fixed(
        "inverse time " + decay, false, (base, epochs, e, p) -> base / (1 + decay * e));
  }

  /**
   * Lets the rate fall as {@code (1 - e / epochs)^power}, to reach 0 after the last epoch.
   *
   * @throws SettingsException unless the power is positive and finite
   */
  public static Schedule polynomial(double power) {
    return polynomial(power, 0);
  }

  /**
   * Lets the rate fall as {@code (1 - e / epochs)^power} over so many epochs, and stay 0.
   *
   * @param total the epochs; 0 for all of the fit
   */
  public static Schedule polynomial(double power, int total) {
    Settings.positive("the power", power);
    Settings.notNegative("the epochs", total);
    return new Fixed(
        "polynomial " + power + Settings.words("over", total),
        false,
        (base, epochs, e, p) -> {
          double span = total == 0 ? epochs : total;
          return base * StrictMath.pow(Math.max(0, 1 - e / span), power);
        });
  }

  /**
   * Lets the rate fall along half a cosine from the base rate to a lowest one, which is reached
   * after the last epoch (Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm
   * Restarts", ICLR 2017).
   *
   * @throws SettingsException if the lowest rate is negative or not finite
   */
  public static Schedule cosine(double lowest) {
    return cosine(lowest, 0);
  }

  /**
   * Lets the rate fall along half a cosine within so many epochs, to stay at the lowest.
   *
   * @param total the epochs; 0 for all of the fit
   */
  public static Schedule cosine(double lowest, int total) {
    Settings.notNegative("the lowest rate", lowest);
    Settings.notNegative("the epochs", total);
    return new Fixed(
        "cosine to " + lowest + Settings.words("over", total),
        false,
        (base, epochs, e, p) -> {
          double span = total == 0 ? epochs : total;
          return lowest + (base - lowest) * halfCosine(Math.min(1, e / span));
        });
  }

  /**
   * Lets the rate fall along half a cosine again and again (SGDR), from step to step; each period
   * is {@code growth} times as long as the one before.
   *
   * @param period the epochs of the first period
   * @throws SettingsException unless period and growth are at least 1 and the lowest rate is finite
   *     and at least 0
   */
  public static Schedule cosineRestarts(double lowest, int period, int growth) {
    Settings.notNegative("the lowest rate", lowest);
    Settings.require(period > 0, "the period", period, "at least 1");
    Settings.require(growth > 0, "the growth of the period", growth, "at least 1");
    return new Fixed(
        "cosine to " + lowest + " restarting after " + period + " growing by " + growth,
        true,
        (base, epochs, e, p) -> {
          double at = e + p;
          double length = period;
          while (at >= length) {
            at -= length;
            length *= growth;
          }
          return lowest + (base - lowest) * halfCosine(at / length);
        });
  }

  /**
   * One cycle over the whole fit, from step to step (Smith and Topin, "Super-Convergence", 2018;
   * PyTorch's defaults): along half cosines, up from {@code highest / 25} to the highest rate
   * within 30 % of the steps, then down to {@code highest / 250000}. The optimizer's own rate is
   * not used.
   *
   * @throws SettingsException unless the highest rate is positive and finite
   */
  public static Schedule oneCycle(double highest) {
    Settings.positive("the highest rate", highest);
    double start = highest / 25;
    double end = start / 1e4;
    return new Fixed(
        "one cycle to " + highest,
        true,
        (base, epochs, e, p) -> {
          double done = (e + p) / epochs;
          return done < 0.3
              ? highest + (start - highest) * halfCosine(done / 0.3)
              : end + (highest - end) * halfCosine((done - 0.3) / 0.7);
        });
  }

  /**
   * Multiplies the rate by a factor when the loss on the validation data (on the training data if
   * there are no others) has not fallen by a ten-thousandth of itself for more than {@code
   * patience} epochs: PyTorch's {@code ReduceLROnPlateau} with its defaults.
   *
   * @throws SettingsException unless {@code 0 < factor < 1} and patience is at least 0
   */
  public static Schedule reduceOnPlateau(double factor, int patience) {
    Settings.require(factor > 0 && factor < 1, "the factor", factor, "between 0 and 1");
    Settings.notNegative("patience", patience);
    return new Plateau(factor, patience);
  }

  /** The only schedule that looks at what an epoch brought. */
  private record Plateau(double factor, int patience) implements Schedule {
    @Override
    public ScheduleState begin(double base, int epochs) {
      return new PlateauState(base, factor, patience);
    }

    @Override
    public String toString() {
      return "on a plateau of " + patience + " factor " + factor;
    }
  }

  /** Returns {@code (1 + cos(pi * x)) / 2}, which falls from 1 to 0 as x climbs from 0 to 1. */
  private static double halfCosine(double x) {
    // Nearer than to 1e-15, and unlike StrictMath's cosine without an array.
    double cosine = x <= 0.5 ? ofAngle(x * Math.PI) : -ofAngle((1 - x) * Math.PI);
    return (1 + cosine) / 2;
  }

  /** Returns the cosine of an angle from 0 to a quarter of a turn: its series up to x^20. */
  private static double ofAngle(double angle) {
    double square = angle * angle;
    double sum = 1;
    for (int k = 20; k > 0; k -= 2) {
      sum = 1 - square / (k * (k - 1)) * sum;
    }
    return sum;
  }
}
