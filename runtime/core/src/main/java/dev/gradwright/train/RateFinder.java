package dev.gradwright.train;

import dev.gradwright.GradwrightException;
import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.ScheduleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds a learning rate (Smith, "Cyclical Learning Rates for Training Neural Networks", WACV 2017):
 * one fit in which the rate grows from step to step until the loss explodes.
 *
 * <pre>{@code
 * double rate = RateFinder.over(1e-6, 1).steps(100).run(builder, data).suggestion();
 * }</pre>
 *
 * The builder's optimizer is used with the rates of the test, and nothing of the builder changes.
 */
public final class RateFinder {
  /** The smoothing of the loss, and what ends the test, are those of the fast.ai library. */
  private static final double SMOOTHING = 0.9;

  private static final double EXPLODED = 4;

  private final double low;
  private final double high;
  private final int steps;

  private RateFinder(double low, double high, int steps) {
    this.low = low;
    this.high = high;
    this.steps = steps;
  }

  /**
   * Tests rates of a range, in 100 steps unless set.
   *
   * @throws SettingsException unless {@code 0 < low < high}, both finite
   */
  public static RateFinder over(double low, double high) {
    if (!(low > 0 && low < high && high <= Double.MAX_VALUE)) {
      throw new SettingsException("rates cannot be tested from " + low + " to " + high);
    }
    return new RateFinder(low, high, 100);
  }

  /**
   * Sets the number of steps.
   *
   * @throws SettingsException if there are fewer than 10
   */
  public RateFinder steps(int steps) {
    if (steps < 10) {
      throw new SettingsException("a test of rates needs at least 10 steps, not " + steps);
    }
    return new RateFinder(low, high, steps);
  }

  /**
   * Runs the test with a fresh trainer.
   *
   * @throws GradwrightException if the data do not fit the model
   */
  public Result run(TrainerBuilder<? extends GeneratedTrainer<?>> builder, Dataset train) {
    List<Point> points = new ArrayList<>();
    TrainerSettings settings = builder.settings();
    int batch = Math.min(settings.batchSize(), train.rows());
    int perEpoch = (train.rows() + batch - 1) / batch;
    settings.epochs = (steps + perEpoch - 1) / perEpoch;
    settings.schedule =
        (base, epochs) ->
            (ScheduleState) (epoch, progress) -> rate(epoch * perEpoch + progress * perEpoch);
    settings.checkpoint = null;
    settings.earlyStopping = null;
    settings.nonFinite = NonFinitePolicy.STOP;
    settings.listeners = List.of(new Recorder(points));
    try {
      History unused = builder.build(settings).fit(train);
    } catch (NonFiniteException e) {
      // What was found before it exploded counts.
      return new Result(points);
    }
    return new Result(points);
  }

  private double rate(double step) {
    double share = Math.min(1, step / (steps - 1));
    return low * StrictMath.pow(high / low, share);
  }

  /**
   * One step of the test.
   *
   * @param loss smoothed over the steps before
   */
  public record Point(double rate, double loss) {}

  private final class Recorder implements TrainingListener {
    private final List<Point> points;
    private Runnable stop = () -> {};
    private double mean;
    private double best = Double.POSITIVE_INFINITY;

    Recorder(List<Point> points) {
      this.points = points;
    }

    @Override
    public void onStart(TrainingStart start) {
      stop = start::stop;
    }

    @Override
    public void onStep(int epoch, int step, int rows, double loss) {
      int count = points.size() + 1;
      mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
      double smooth = mean / (1 - StrictMath.pow(SMOOTHING, count));
      points.add(new Point(rate(count - 1), smooth));
      best = Math.min(best, smooth);
      if (count == steps || smooth > EXPLODED * best) {
        stop.run();
      }
    }
  }

  /** What a test found; immutable. */
  public static final class Result {
    private final List<Point> points;

    private Result(List<Point> points) {
      this.points = List.copyOf(points);
    }

    /** Returns the steps, the smallest rate first. */
    public List<Point> points() {
      return points;
    }

    /**
     * Returns the rate at which the loss fell fastest, over the logarithm of the rate, before it
     * was lowest: a good rate for plain training, and a good highest one for a cycle.
     *
     * @throws GradwrightException if the loss never fell
     */
    public double suggestion() {
      int lowest = 0;
      for (int i = 1; i < points.size(); i++) {
        lowest = points.get(i).loss() < points.get(lowest).loss() ? i : lowest;
      }
      int steepest = -1;
      double fall = 0;
      // Over a twentieth of the steps on either side, as a single step is mostly noise.
      int reach = Math.max(1, points.size() / 20);
      for (int i = reach; i + reach <= lowest; i++) {
        double change = points.get(i + reach).loss() - points.get(i - reach).loss();
        if (change < fall) {
          fall = change;
          steepest = i;
        }
      }
      if (steepest < 0) {
        throw new GradwrightException(
            "the loss fell at none of the tested rates; test lower ones, or more steps");
      }
      return points.get(steepest).rate();
    }

    /** Returns the steps as a table, about twenty lines of it. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("rate       loss\n");
      int each = Math.max(1, points.size() / 20);
      for (int i = 0; i < points.size(); i += each) {
        Point point = points.get(i);
        text.append(String.format(Locale.ROOT, "%-10.3g %.4g%n", point.rate(), point.loss()));
      }
      return text.toString();
    }
  }
}
