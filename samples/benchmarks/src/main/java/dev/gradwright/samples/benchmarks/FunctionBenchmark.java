package dev.gradwright.samples.benchmarks;

import dev.gradwright.kernel.Maths;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Our own elementary functions in single precision, nanoseconds per value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(FunctionBenchmark.LENGTH)
public class FunctionBenchmark {
  static final int LENGTH = 1024;

  private final float[] any = new float[LENGTH];
  private final float[] positive = new float[LENGTH];
  private final float[] out = new float[LENGTH];

  /** Draws arguments: normal ones, and e to their power. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    for (int i = 0; i < LENGTH; i++) {
      any[i] = (float) random.nextGaussian() * 2;
      positive[i] = Maths.exp(any[i]);
    }
  }

  /** e to the x. */
  @Benchmark
  public float[] exp() {
    for (int i = 0; i < LENGTH; i++) {
      out[i] = Maths.exp(any[i]);
    }
    return out;
  }

  /** The natural logarithm. */
  @Benchmark
  public float[] log() {
    for (int i = 0; i < LENGTH; i++) {
      out[i] = Maths.log(positive[i]);
    }
    return out;
  }

  /** The hyperbolic tangent. */
  @Benchmark
  public float[] tanh() {
    for (int i = 0; i < LENGTH; i++) {
      out[i] = Maths.tanh(any[i]);
    }
    return out;
  }

  /** The logistic function. */
  @Benchmark
  public float[] sigmoid() {
    for (int i = 0; i < LENGTH; i++) {
      out[i] = Maths.sigmoid(any[i]);
    }
    return out;
  }

  /** The error function. */
  @Benchmark
  public float[] erf() {
    for (int i = 0; i < LENGTH; i++) {
      out[i] = Maths.erf(any[i]);
    }
    return out;
  }
}
