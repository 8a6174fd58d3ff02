package dev.gradwright.samples.benchmarks;

import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
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

/** Whole training steps: forward, loss, backward, update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
  /** The network and its batch. */
  @Param({"W1", "W2", "W3", "W4", "W4_128", "W5", "LSTM", "BLOCK"})
  public Task task;

  private Trainer<?> trainer;
  private Batch batch;

  /** Makes trainer and batch. */
  @Setup
  public void prepare() {
    trainer = Workload.trainer(task.net(), task.rows(), 1, Workload.steady());
    batch = Workload.dataset(task.net(), Samples.of(task)).batch();
  }

  /** One step by the four public calls. */
  @Benchmark
  public double step() {
    trainer.forward(batch);
    double loss = trainer.loss();
    trainer.backward();
    trainer.update();
    return loss;
  }
}
