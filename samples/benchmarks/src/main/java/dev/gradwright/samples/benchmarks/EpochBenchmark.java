package dev.gradwright.samples.benchmarks;

import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.samples.benchmarks.contest.Network;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An epoch through {@code fit}: steps on changing batches, metrics and history included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EpochBenchmark {
  private static final int BATCHES = 20;

  /** The network and its batch size. */
  @Param({"W1", "W2", "W3", "W4", "W4_128"})
  public Task task;

  private Trainer<?> trainer;
  private Dataset data;

  /** Makes a trainer and data of 20 batches. */
  @Setup
  public void prepare() {
    Network net = task.net();
    trainer = Workload.trainer(net, task.rows(), 1, Workload.steady());
    data = Workload.dataset(net, Samples.of(net, BATCHES * task.rows()));
  }

  /** One epoch of 20 batches. */
  @Benchmark
  public double epoch() {
    return trainer.fit(data).last().loss();
  }
}
