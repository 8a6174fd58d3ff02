package dev.gradwright.processor.numerics;

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
import dev.gradwright.processor.testing.RandomDeepModel;
import dev.gradwright.train.KernelChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random graphs of images, sequences and rows, through every kind of layer that is smooth. */
@Execution(ExecutionMode.CONCURRENT)
final class RandomDeepGraphTest {
  private static final int GRAPHS = 170;

  /** An ulp of a float just below 2. */
  private static final double ROUNDING = 0x1p-23;

  private static final List<ModelSource> SOURCES = seeds().mapToObj(RandomDeepModel::of).toList();
  private static final CompiledModels FLOAT = CompiledModels.of(SOURCES);
  private static final CompiledModels DOUBLE = CompiledModels.of(SOURCES, CompiledModels.DOUBLE);

  @TempDir static Path folder;

  static LongStream seeds() {
    return LongStream.range(0, GRAPHS);
  }

  private static String told(long seed) {
    return "seed " + seed + "\n" + SOURCES.get((int) seed).text();
  }

  /** A batch norm over the rows alone has no statistics of a single one. */
  private static int rows(long seed) {
    boolean single = seed % 3 == 0 && !told(seed).contains("@BatchNorm");
    return single ? 1 : seed % 3 == 1 ? 7 : 32;
  }

  /** Parameters that are exact in float. */
  private static Trainer<?> trainer(CompiledModels models, long seed) {
    Trainer<?> trainer = models.model("Deep" + seed).trainer();
    Random random = new Random(seed);
    for (Architecture.Parameter p : trainer.architecture().parameters()) {
      double[] values = trainer.parameter(p.name());
      for (int i = 0; i < values.length; i++) {
        double moved = values[i] + 0.1 * random.nextGaussian();
        values[i] = (float) (p.name().endsWith("running_var") ? Math.abs(moved) + 0.1 : moved);
      }
      trainer.parameter(p.name(), values);
    }
    return trainer;
  }

  private static Dataset data(CompiledModels models, long seed, int rows) {
    return RandomData.of(models.model("Deep" + seed).trainer().architecture(), rows, seed);
  }

  @Test
  void allKindsOfLayersOccurOften() {
    String all = String.join("", SOURCES.stream().map(ModelSource::text).toList());
    for (String kind :
        List.of(
            "Conv1d",
            "Conv2d",
            "DepthwiseConv2d",
            "SeparableConv2d",
            "ConvTranspose2d",
            "AveragePool",
            "GlobalAveragePool",
            "UpSample",
            "Pad",
            "Slice",
            "Permute",
            "Reshape",
            "Flatten",
            "BatchNorm",
            "GroupNorm",
            "LayerNorm",
            "RmsNorm",
            "Rnn",
            "Lstm",
            "Gru",
            "Attention",
            "MatMul",
            "Mean",
            "PositionalEncoding",
            "PositionwiseDense",
            "Weight",
            "Formula",
            "Add",
            "Multiply")) {
      assertWithMessage(kind).that(all.split("@" + kind + "\\b", -1).length).isAtLeast(4);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gradientIsTheCentralDifference(long seed) {
    Batch batch = data(DOUBLE, seed, rows(seed)).batch();
    GradientCheck.check(told(seed), trainer(DOUBLE, seed), batch);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void interpreterGivesTheBitsOfCompiledCode(long seed) {
    Trainer<?> trainer = trainer(DOUBLE, seed);
    Dataset data = data(DOUBLE, seed, 70);
    trainer.forward(data.batch());
    double loss = trainer.loss();
    trainer.backward();
    Interpreted run = Interpreted.of(DOUBLE.model("Deep" + seed), trainer, data);
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
    double largest = largest(Interpreted.gradient(twin));
    for (Architecture.Parameter p : twin.architecture().parameters()) {
      double[] expected = twin.gradient(p.name());
      double[] actual = single.gradient(p.name());
      double tolerance = Math.max(2e-5 * largest(expected), floor(seed) * largest);
      for (int i = 0; i < expected.length; i++) {
        assertWithMessage("%s%s[%s]", told(seed), p.name(), i)
            .that(actual[i])
            .isWithin(tolerance)
            .of(expected[i]);
      }
    }
  }

  /**
   * Rounding errors of a few ulps of the whole; a norm that subtracts a mean divides by {@code
   * sqrt(var + eps)} and so makes those of its input up to {@code 1 / sqrt(1e-5) = 316} times as
   * large, which is what happens where the numbers hardly vary.
   */
  private static double floor(long seed) {
    String text = told(seed);
    boolean centred =
        List.of("@BatchNorm", "@LayerNorm", "@GroupNorm").stream().anyMatch(text::contains);
    return 8 * ROUNDING * (centred ? 316 : 1);
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void vectorsTrainToTheBitsOfPlainCode(long seed) {
    double[] plain = trained(seed, KernelChoice.PLAIN, 1);
    GradientCheck.equalBits(told(seed), trained(seed, KernelChoice.VECTOR, 1), plain);
    GradientCheck.equalBits(told(seed), trained(seed, KernelChoice.VECTOR, 2), plain);
  }

  private static double[] trained(long seed, KernelChoice kernels, int threads) {
    Trainer<?> trainer =
        FLOAT
            .model("Deep" + seed)
            .builder()
            .optimizer(Sgd.rate(1e-3).momentum(0.9))
            .epochs(2)
            .batchSize(80)
            .seed(seed)
            .kernels(kernels)
            .threads(threads)
            .build();
    var unused = trainer.fit(data(FLOAT, seed, 90));
    return Interpreted.parameters(trainer);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBatchIsItsRowsOneByOneAndASavedModelPredictsTheSame(long seed) throws IOException {
    Network network = trainer(FLOAT, seed).network();
    int rows = 6;
    int in = network.inputWidth();
    int out = network.outputWidth();
    double[] x = RandomData.gaussian(new Random(seed), rows * in);
    double[] all = new double[rows * out];
    network.predict(x, rows, all);
    Path file = folder.resolve("deep" + seed + ".safetensors");
    network.save(file);
    Network loaded = FLOAT.model("Deep" + seed).load(file);
    for (int r = 0; r < rows; r++) {
      double[] row = Arrays.copyOfRange(x, r * in, (r + 1) * in);
      double[] expected = Arrays.copyOfRange(all, r * out, (r + 1) * out);
      GradientCheck.equalBits(told(seed) + "row " + r, network.predict(row), expected);
      GradientCheck.equalBits(told(seed) + "loaded", loaded.predict(row), expected);
    }
  }
}
