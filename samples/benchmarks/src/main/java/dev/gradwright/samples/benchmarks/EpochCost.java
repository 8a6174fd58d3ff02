package dev.gradwright.samples.benchmarks;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.metric.Metric;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Stopwatch;
import dev.gradwright.samples.benchmarks.contest.Task;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.Progress;
import dev.gradwright.train.TrainingListener;
import dev.gradwright.train.TrainingStart;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What {@code fit} adds to the bare steps of an epoch of {@link Task#W4}: metrics, the progress
 * line of a terminal and a listener to every step. One process runs both by turns, an epoch through
 * {@code fit} and one in a loop of the four steps on the same batches, and compares each of the
 * former with the mean of its two neighbours. Times are those that the thread got from a processor,
 * so that a busy machine disturbs them less.
 */
public final class EpochCost {
  /** The rows of MNIST. */
  private static final int ROWS = 60_000;

  private static final int COLUMNS = 120;

  /** Which metrics the fit collects. */
  enum Collected {
    /** Those it collects anyway: the accuracy. */
    USUAL,
    /** Four more, one of which needs the probabilities. */
    MORE;

    Metric[] metrics() {
      return this == USUAL
          ? new Metric[0]
          : new Metric[] {Metric.topK(5), Metric.f1(), Metric.confusion(), Metric.logLoss()};
    }
  }

  private final Trainer<?> bare;
  private final Dataset data;
  private final List<Batch> batches;
  private final long warmUp;
  private final long measured;
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> bareNanos = new ArrayList<>();
  private double sink;

  private EpochCost(long warmUp, long measured) {
    this.warmUp = warmUp;
    this.measured = measured;
    data = Workload.dataset(Task.W4.net(), Samples.of(Task.W4.net(), ROWS));
    batches = data.batches(Task.W4.rows());
    bare = Workload.trainer(Task.W4.net(), Task.W4.rows(), 1, Workload.steady());
  }

  /**
   * Measures in this process.
   *
   * @param arguments a {@link Collected}, and milliseconds to warm up and to measure
   */
  public static void main(String[] arguments) {
    Collected collected = Collected.valueOf(arguments[0]);
    Stopwatch stopwatch = Stopwatch.parse(arguments[1], arguments[2], arguments[3]);
    EpochCost cost = new EpochCost(stopwatch.warmUp(), stopwatch.measured());
    System.out.println(Stopwatch.MARK + " " + cost.run(collected));
  }

  private String run(Collected collected) {
    // The timer is the last listener, so that the others are timed.
    Trainer<?> fitted =
        Workload.trainer(
            Task.W4.net(),
            Task.W4.rows(),
            Integer.MAX_VALUE,
            Workload.steady(),
            builder ->
                builder
                    .metrics(collected.metrics())
                    .listener(Progress.toTerminal(System.err, COLUMNS))
                    .listener(new Listening())
                    .listener(new Turns()));
    var unused = fitted.fit(data);
    requireSameBits(fitted);
    return String.format(
        Locale.ROOT,
        "ratio=%.6f bare_ns=%.9g pairs=%d losses=%.6g",
        median(ratios),
        median(bareNanos),
        ratios.size(),
        sink);
  }

  private static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(n -> n).sorted().toArray();
    return Cell.median(sorted);
  }

  /** The two did the same work if they learned the same. */
  private void requireSameBits(Trainer<?> fitted) {
    for (Architecture.Parameter parameter : bare.architecture().parameters()) {
      String name = parameter.name();
      if (!Arrays.equals(bare.parameter(name), fitted.parameter(name))) {
        throw new IllegalStateException(name + " of the two loops differs");
      }
    }
  }

  private double bareEpoch() {
    long start = threadNanos();
    double sum = 0;
    for (Batch batch : batches) {
      bare.forward(batch);
      sum += bare.loss();
      bare.backward();
      bare.update();
    }
    sink += sum;
    return threadNanos() - start;
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** What a program might do after every step. */
  private final class Listening implements TrainingListener {
    @Override
    public void onStep(int epoch, int step, int rows, double loss) {
      sink += loss * rows;
    }
  }

  /** Runs and times a bare epoch after every one of the fit. */
  private final class Turns implements TrainingListener {
    private Runnable stop = () -> {};
    private long begun;
    private long epochBegun;
    private double bareBefore = Double.NaN;

    @Override
    public void onStart(TrainingStart start) {
      stop = start::stop;
      begun = threadNanos();
      epochBegun = begun;
    }

    @Override
    public void onEpoch(EpochReport report) {
      double fit = threadNanos() - epochBegun;
      double bareAfter = bareEpoch();
      long spent = threadNanos() - begun;
      if (spent > warmUp && !Double.isNaN(bareBefore)) {
        ratios.add(2 * fit / (bareBefore + bareAfter));
        bareNanos.add(bareAfter);
      }
      bareBefore = bareAfter;
      if (spent > warmUp + measured && ratios.size() > 1) {
        stop.run();
      }
      epochBegun = threadNanos();
    }
  }
}
