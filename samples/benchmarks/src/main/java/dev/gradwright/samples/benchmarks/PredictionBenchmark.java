package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Net;
import dev.gradwright.samples.benchmarks.contest.Samples;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Predictions into a given array, one row at a time and many at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictionBenchmark {
  private static final int ROWS = 1024;

  private final FlowerNetwork flower = FlowerNetwork.initial(0);
  private final DigitsNetwork digits = DigitsNetwork.initial(0);
  private float[] flowerRow;
  private float[] digitsRow;
  private float[] flowerRows;
  private float[] digitsRows;
  private final float[] flowerOut = new float[Net.FLOWER.outputs()];
  private final float[] digitsOut = new float[Net.DIGITS.outputs()];
  private final float[] flowersOut = new float[ROWS * Net.FLOWER.outputs()];
  private final float[] manyDigitsOut = new float[ROWS * Net.DIGITS.outputs()];

  /** Makes the rows. */
  @Setup
  public void prepare() {
    Samples flowers = Samples.of(Net.FLOWER, ROWS);
    Samples images = Samples.of(Net.DIGITS, ROWS);
    flowerRow = flowers.row(0);
    digitsRow = images.row(0);
    flowerRows = flowers.features();
    digitsRows = images.features();
  }

  /** One row through 4-16-3. */
  @Benchmark
  public float[] flower() {
    flower.predict(flowerRow, flowerOut);
    return flowerOut;
  }

  /** One row through 784-128-10. */
  @Benchmark
  public float[] digit() {
    digits.predict(digitsRow, digitsOut);
    return digitsOut;
  }

  /** 1,024 rows through 4-16-3. */
  @Benchmark
  public float[] flowers() {
    flower.predict(flowerRows, ROWS, flowersOut);
    return flowersOut;
  }

  /** 1,024 rows through 784-128-10. */
  @Benchmark
  public float[] digits() {
    digits.predict(digitsRows, ROWS, manyDigitsOut);
    return manyDigitsOut;
  }
}
