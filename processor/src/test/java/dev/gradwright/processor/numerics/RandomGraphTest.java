package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.processor.testing.RandomModel;
import dev.gradwright.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every smooth graph, on random ones. Each is told by its seed. */
@Execution(ExecutionMode.CONCURRENT)
final class RandomGraphTest {
  private static final int GRAPHS = 100;
  private static final int SHARING = 40;

  /** An ulp of a float just below 2. */
  private static final double ROUNDING = 0x1p-23;

  private static final List<ModelSource> SOURCES = seeds().mapToObj(RandomModel::of).toList();
  private static final CompiledModels FLOAT = CompiledModels.of(SOURCES);
  private static final CompiledModels FLOAT_LOOPS =
      CompiledModels.of(SOURCES, CompiledModels.LOOPS);
  private static final CompiledModels DOUBLE = CompiledModels.of(SOURCES, CompiledModels.DOUBLE);
  private static final CompiledModels DOUBLE_LOOPS =
      CompiledModels.of(SOURCES, CompiledModels.DOUBLE, CompiledModels.LOOPS);

  static LongStream seeds() {
    return LongStream.concat(
        LongStream.range(0, GRAPHS),
        LongStream.range(RandomModel.FIRST_SHARING, RandomModel.FIRST_SHARING + SHARING));
  }

  private static String text(long seed) {
    long place = seed < GRAPHS ? seed : seed - RandomModel.FIRST_SHARING + GRAPHS;
    return SOURCES.get((int) place).text();
  }

  private static String told(long seed) {
    return "seed " + seed + "\n" + text(seed);
  }

  /** Sets parameters that are exact in float and away from 0, the corner of |w|. */
  private static Trainer<?> trainer(CompiledModels models, long seed) {
    Trainer<?> trainer = models.model("R" + seed).trainer();
    Random random = new Random(seed);
    for (Architecture.Parameter p : trainer.architecture().parameters()) {
      double[] values = new double[p.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((random.nextBoolean() ? 1 : -1) * (0.05 + random.nextDouble()));
      }
      trainer.parameter(p.name(), values);
    }
    return trainer;
  }

  private static Dataset data(CompiledModels models, long seed, int rows) {
    return RandomData.of(models.model("R" + seed).trainer().architecture(), rows, seed);
  }

  @Test
  void allKindsOfNodesAndLossesOccurOften() {
    String all = String.join("", SOURCES.stream().map(ModelSource::text).toList());
    for (String kind :
        List.of(
            "Dense",
            "Activation",
            "Add",
            "Multiply",
            "Concat",
            "Softmax",
            "Output",
            "From",
            "Shared",
            "Reshape",
            "SoftmaxCrossEntropy",
            "NegativeLogLikelihood",
            "KullbackLeibler",
            "HalfSquaredError",
            "LogCosh",
            "LogitDistillation",
            "SigmoidCrossEntropy",
            "MeanSquaredError",
            "PoissonNegativeLogLikelihood")) {
      assertWithMessage(kind).that(all.split("@" + kind + "\\b", -1).length).isAtLeast(8);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gradientIsTheCentralDifference(long seed) {
    int rows = seed % 10 == 0 ? 70 : 5;
    Batch batch = data(DOUBLE, seed, rows).batch();
    GradientCheck.check(told(seed), trainer(DOUBLE, seed), batch);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void interpreterGivesTheBitsOfCompiledCode(long seed) {
    if (text(seed).contains("= GELU,") // the interpreter has its own erf
        || text(seed).matches("(?s).*[( ]GELU[,) ].*")) {
      return;
    }
    Trainer<?> trainer = trainer(DOUBLE, seed);
    Dataset data = data(DOUBLE, seed, 70);
    trainer.forward(data.batch());
    double loss = trainer.loss();
    trainer.backward();
    Interpreted run = Interpreted.of(DOUBLE.model("R" + seed), trainer, data);
    GradientCheck.equalBits(told(seed), new double[] {loss}, new double[] {run.loss()});
    GradientCheck.equalBits(told(seed), Interpreted.gradient(trainer), run.gradient());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void floatIsCloseToDouble(long seed) {
    Dataset data = data(FLOAT, seed, 9);
    Trainer<?> single = trainer(FLOAT, seed);
    Trainer<?> twin = trainer(DOUBLE, seed);
    for (Trainer<?> trainer : List.of(single, twin)) {
      trainer.forward(data.batch());
      double unused = trainer.loss();
      trainer.backward();
    }
    double floor = ROUNDING * largest(Interpreted.gradient(twin));
    for (Architecture.Parameter p : twin.architecture().parameters()) {
      near(told(seed) + p.name(), single.gradient(p.name()), twin.gradient(p.name()), floor);
    }
    near(told(seed), single.network().predict(data), twin.network().predict(data), 0);
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
  }

  /**
   * Within 2e-5 of the tensor's largest entry, or of a rounding error of the whole: a gradient that
   * is 0 by symmetry, or that passes a saturated tanh whose 1 - y^2 keeps only what y itself did
   * not round off, is no more accurate than an ulp of the numbers it is the difference of.
   */
  private static void near(String what, double[] actual, double[] expected, double floor) {
    double tolerance = Math.max(2e-5 * largest(expected), floor);
    for (int i = 0; i < expected.length; i++) {
      assertWithMessage("%s[%s]: %s, not %s", what, i, actual[i], expected[i])
          .that(Math.abs(actual[i] - expected[i]) <= tolerance)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBatchIsItsRowsOneByOneAndInAnyOrder(long seed) {
    int rows = 67;
    for (CompiledModels models : List.of(FLOAT, FLOAT_LOOPS, DOUBLE, DOUBLE_LOOPS)) {
      Network network = trainer(models, seed).network();
      int in = network.inputWidth();
      int out = network.outputWidth();
      double[] x = RandomData.gaussian(new Random(seed), rows * in);
      double[] all = new double[rows * out];
      network.predict(x, rows, all);
      double[] reversed = new double[rows * in];
      double[] expected = new double[rows * out];
      for (int r = 0; r < rows; r++) {
        double[] row = Arrays.copyOfRange(x, r * in, (r + 1) * in);
        double[] alone = network.predict(row);
        GradientCheck.equalBits(
            told(seed) + "row " + r, Arrays.copyOfRange(all, r * out, (r + 1) * out), alone);
        System.arraycopy(row, 0, reversed, (rows - 1 - r) * in, in);
        System.arraycopy(alone, 0, expected, (rows - 1 - r) * out, out);
      }
      double[] permuted = new double[rows * out];
      network.predict(reversed, rows, permuted);
      GradientCheck.equalBits(told(seed) + "permuted", permuted, expected);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void straightLineAndLoopsTrainToTheSameBits(long seed) {
    sameBits(FLOAT, FLOAT_LOOPS, seed);
    sameBits(DOUBLE, DOUBLE_LOOPS, seed);
  }

  private static void sameBits(CompiledModels straight, CompiledModels loops, long seed) {
    double[] first = trained(straight, seed);
    assertThat(first).isNotEqualTo(Interpreted.parameters(straight.model("R" + seed).trainer()));
    GradientCheck.equalBits(told(seed), trained(loops, seed), first);
  }

  /** Six steps, the last of each epoch with fewer rows than a block. */
  private static double[] trained(CompiledModels models, long seed) {
    Trainer<?> trainer =
        models
            .model("R" + seed)
            .builder()
            .optimizer(Sgd.rate(1e-3).momentum(0.9))
            .epochs(3)
            .batchSize(70)
            .seed(seed)
            .build();
    History history = trainer.fit(data(models, seed, 100));
    assertThat(history.loss(2)).isFinite();
    return Interpreted.parameters(trainer);
  }
}
