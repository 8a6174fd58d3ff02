package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CodeLengths;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.train.History;
import dev.gradwright.train.KernelChoice;
import dev.gradwright.train.NonFiniteException;
import dev.gradwright.train.NonFinitePolicy;
import dev.gradwright.train.TrainingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batch normalization: its running statistics, its phases, and what it refuses. */
final class BatchNormTest {
  private static final String MSE = "@MeanSquaredError Loss loss(Tensor y);";
  private static final List<ModelSource> MODELS =
      List.of(
          ModelSource.of(
              "First",
              "@Input(3) Tensor x();",
              "@BatchNorm(momentum = 0.25) Tensor n(Tensor x);",
              "@Dense(units = 2) Tensor y(Tensor n);",
              MSE),
          ModelSource.of(
              "Channels",
              "@Input({2, 3}) Tensor x();",
              "@BatchNorm(momentum = 0.25) Tensor n(Tensor x);",
              "@Reshape(6) Tensor f(Tensor n);",
              "@Dense(units = 2) Tensor y(Tensor f);",
              MSE),
          ModelSource.of(
              "Deep",
              "@Input(10) Tensor x();",
              "@Dense(units = 40, activation = RELU) Tensor a(Tensor x);",
              "@BatchNorm Tensor b(Tensor a);",
              "@Dense(units = 48, activation = TANH) Tensor c(Tensor b);",
              "@Reshape({3, 4, 4}) Tensor r(Tensor c);",
              "@BatchNorm Tensor d(Tensor r);",
              "@Conv2d(filters = 4, kernel = 3) Tensor e(Tensor d);",
              "@BatchNorm(affine = false) Tensor g(Tensor e);",
              "@Reshape(16) Tensor f(Tensor g);",
              "@Dropout(0.2) Tensor p(Tensor f);",
              "@Dense(units = 16) Tensor h(Tensor p);",
              "@Add Tensor sum(Tensor h, Tensor f);",
              "@Dense(units = 3, l2 = 1e-3) Tensor y(Tensor sum);",
              "@SoftmaxCrossEntropy Loss loss(Tensor y);"),
          // 40,000 parameters before and behind: threads share them
          ModelSource.of(
              "Wide",
              "@Input(100) Tensor x();",
              "@Dense(units = 400, activation = RELU) Tensor a(Tensor x);",
              "@BatchNorm Tensor b(Tensor a);",
              "@Dense(units = 100) Tensor y(Tensor b);",
              MSE),
          ModelSource.of(
              "Cold",
              "@Input(3) Tensor x();",
              "@Dense(units = 4) Tensor a(Tensor x);",
              "@Frozen @BatchNorm Tensor n(Tensor a);",
              "@Dense(units = 2) Tensor y(Tensor n);",
              MSE),
          ModelSource.of(
              "Alone",
              "@Input(3) Tensor x();",
              "@Dense(units = 4) Tensor a(Tensor x);",
              "@BatchNorm Tensor n(Tensor a);"));
  private static final CompiledModels FLOAT = CompiledModels.of(MODELS);
  private static final CompiledModels LOOPS = CompiledModels.of(MODELS, CompiledModels.LOOPS);
  private static final CompiledModels DOUBLE = CompiledModels.of(MODELS, CompiledModels.DOUBLE);

  static Stream<CompiledModels> all() {
    return Stream.of(FLOAT, LOOPS, DOUBLE);
  }

  private static Dataset rows(double[] x, int width) {
    int count = x.length / width;
    return Dataset.builder().features(x, width).targets(new double[2 * count], 2).build();
  }

  /** Every number of one channel in a batch. */
  private static double[] channel(double[] x, int channels, int places, int channel) {
    return IntStream.range(0, x.length)
        .filter(i -> i / places % channels == channel)
        .mapToDouble(i -> x[i])
        .toArray();
  }

  private static double variance(double[] numbers, int divisor) {
    double mean = Arrays.stream(numbers).average().orElseThrow();
    return Arrays.stream(numbers).map(n -> (n - mean) * (n - mean)).sum() / divisor;
  }

  @Test
  void runningStatisticsAreThoseOfPyTorch() {
    checkRunning("First", 3, 1);
    checkRunning("Channels", 2, 3);
  }

  private static void checkRunning(String name, int channels, int places) {
    Trainer<?> trainer = DOUBLE.model(name).trainer();
    Random random = new Random(5);
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    Arrays.fill(variance, 1);
    for (int rows : new int[] {7, 100, 2}) {
      double[] x = RandomData.gaussian(random, rows * channels * places);
      trainer.forward(rows(x, channels * places).batch());
      double unused = trainer.loss();
      trainer.backward();
      Near.DOUBLE.check(name + " before", trainer.parameter("n.running_mean"), mean);
      trainer.update();
      for (int c = 0; c < channels; c++) {
        double[] numbers = channel(x, channels, places, c);
        double own = Arrays.stream(numbers).average().orElseThrow();
        mean[c] = 0.75 * mean[c] + 0.25 * own;
        variance[c] = 0.75 * variance[c] + 0.25 * variance(numbers, numbers.length - 1);
      }
      Near.DOUBLE.check(name + " mean", trainer.parameter("n.running_mean"), mean);
      Near.DOUBLE.check(name + " variance", trainer.parameter("n.running_var"), variance);
      assertThat(trainer.architecture().parameter("n.running_var").isLearned()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void predictionsTakeTheRunningStatisticsRowByRow(CompiledModels models) {
    Trainer<?> trainer = models.model("First").trainer();
    trainer.fit(RandomData.of(trainer.architecture(), 100, 1));
    Network network = trainer.network();
    double[] mean = network.parameter("n.running_mean");
    double[] variance = network.parameter("n.running_var");
    double[] w = network.parameter("n.weight");
    double[] b = network.parameter("n.bias");
    double[] x = {0.5, -2, 1};
    double[] expected = network.parameter("y.bias");
    for (int o = 0; o < 2; o++) {
      for (int c = 0; c < 3; c++) {
        double hat = (x[c] - mean[c]) / Math.sqrt(variance[c] + 1e-5);
        expected[o] += network.parameter("y.weight")[3 * o + c] * (w[c] * hat + b[c]);
      }
    }
    Near near = models == DOUBLE ? Near.DOUBLE : Near.FLOAT_LAYER;
    near.check("by hand", network.predict(x), expected);
    double[] many = new double[300];
    for (int i = 0; i < many.length; i++) {
      many[i] = x[i % 3] + 0.25 * i;
    }
    double[] together = new double[200];
    network.predict(many, 100, together);
    for (int r = 0; r < 100; r++) {
      double[] alone = network.predict(Arrays.copyOfRange(many, 3 * r, 3 * r + 3));
      assertThat(Arrays.copyOfRange(together, 2 * r, 2 * r + 2)).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void evaluationTakesTheRunningStatisticsAndMovesNothing(CompiledModels models) {
    Trainer<?> trainer = models.model("Channels").trainer();
    trainer.fit(RandomData.of(trainer.architecture(), 100, 1));
    double[] before = Interpreted.parameters(trainer);
    Dataset data = RandomData.of(trainer.architecture(), 1, 2);
    double[] predicted = trainer.network().predict(data);
    double[] targets = new double[2];
    data.batch().gather(1, targets);
    double loss = 0;
    for (int i = 0; i < 2; i++) {
      loss += (predicted[i] - targets[i]) * (predicted[i] - targets[i]) / 2;
    }
    Near near = models == DOUBLE ? Near.DOUBLE : Near.FLOAT_LAYER;
    near.check("loss", trainer.evaluate(data).loss(), loss);
    assertThat(Interpreted.parameters(trainer)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deep", "Wide", "Channels"})
  void noBitDependsOnBodiesOrThreads(String name) {
    for (CompiledModels models : List.of(FLOAT, DOUBLE)) {
      double[] expected = trained(models.model(name), KernelChoice.PLAIN, 1);
      for (int threads = 2; threads <= 4; threads++) {
        String what = name + " in " + threads + " threads";
        GradientCheck.equalBits(
            what, trained(models.model(name), KernelChoice.PLAIN, threads), expected);
        if (models == FLOAT) {
          GradientCheck.equalBits(
              what + " on vectors",
              trained(models.model(name), KernelChoice.VECTOR, threads),
              expected);
          GradientCheck.equalBits(
              what + " in loops",
              trained(LOOPS.model(name), KernelChoice.PLAIN, threads),
              expected);
        }
      }
    }
  }

  private static double[] trained(CompiledModel model, KernelChoice kernels, int threads) {
    Trainer<?> trainer =
        model
            .builder()
            .optimizer(Sgd.rate(0.01).momentum(0.9).weightDecay(1e-3))
            .epochs(2)
            .batchSize(300)
            .seed(3)
            .kernels(kernels)
            .threads(threads)
            .build();
    Dataset data = RandomData.of(trainer.architecture(), 420, 9);
    History history = trainer.fit(data, data);
    double[] parameters = Interpreted.parameters(trainer);
    double[] all = Arrays.copyOf(parameters, parameters.length + 2);
    all[parameters.length] = history.loss(2);
    all[parameters.length + 1] = history.validationLoss(2);
    assertWithMessage("%s", model.name()).that(history.loss(2)).isFinite();
    return all;
  }

  @Test
  void compiledUpdatesAreThoseOfTheInterpreter() {
    for (String name : List.of("First", "Channels")) {
      Trainer<?> trainer = DOUBLE.model(name).builder().optimizer(Sgd.frozen()).build();
      Dataset data = RandomData.of(trainer.architecture(), 150, 4);
      Interpreted interpreted = Interpreted.of(DOUBLE.model(name), trainer, data);
      trainer.forward(data.batch());
      double unused = trainer.loss();
      trainer.backward();
      trainer.update();
      double[] expected = interpreted.forward().update();
      GradientCheck.equalBits(name, Interpreted.parameters(trainer), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void savedStatisticsPredictTheSame(CompiledModels models) {
    CompiledModel model = models.model("Deep");
    Trainer<?> trainer = model.trainer();
    Dataset data = RandomData.of(trainer.architecture(), 100, 1);
    trainer.fit(data);
    Network network = trainer.network();
    Path file = folder.resolve("deep.safetensors");
    network.save(file);
    Network loaded = model.load(file);
    assertThat(loaded.parameter("b.running_var")).isEqualTo(network.parameter("b.running_var"));
    assertThat(loaded.parameter("b.running_var")).isNotEqualTo(ones(40));
    assertThat(loaded.predict(data)).isEqualTo(network.predict(data));
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @TempDir private Path folder;

  @Test
  @DisplayName("F30: a batch of one row is refused where each feature would have one number")
  void aBatchOfOneRowIsRefused() {
    Trainer<?> trainer = FLOAT.model("First").trainer();
    double[] before = Interpreted.parameters(trainer);
    Dataset one = RandomData.of(trainer.architecture(), 1, 1);
    TrainingException step =
        assertThrows(TrainingException.class, () -> trainer.forward(one.batch()));
    assertThat(step)
        .hasMessageThat()
        .isEqualTo(
            "'n' takes a variance over the batch and so is trained on at least 2 rows at a time,"
                + " but this batch has 1 row");
    Trainer<?> fitting =
        FLOAT.model("First").builder().optimizer(Sgd.rate(0.1)).batchSize(32).seed(7).build();
    Dataset rest = RandomData.of(trainer.architecture(), 65, 1);
    TrainingException fit = assertThrows(TrainingException.class, () -> fitting.fit(rest));
    assertThat(fit)
        .hasMessageThat()
        .isEqualTo(
            "'n' takes a variance over the batch and so is trained on at least 2 rows at a time,"
                + " but of 65 rows in batches of 32 the last batch has 1; choose another batch"
                + " size, or leave out a row");
    assertThat(Interpreted.parameters(fitting)).isEqualTo(before);
    assertThat(trainer.evaluate(one).loss()).isFinite();
    assertThat(trainer.network().predict(one)).hasLength(2);
  }

  @Test
  void aBatchOfOneRowIsEnoughForChannelsOfSeveralPlaces() {
    Trainer<?> trainer = FLOAT.model("Channels").trainer();
    trainer.forward(RandomData.of(trainer.architecture(), 1, 1).batch());
    assertThat(trainer.loss()).isFinite();
  }

  @Test
  void aStepThatIsRefusedMovesNoStatistics() {
    Trainer<?> trainer =
        FLOAT
            .model("First")
            .builder()
            .optimizer(Sgd.rate(0.1))
            .nonFinite(NonFinitePolicy.SKIP_BATCH)
            .build();
    double[] before = Interpreted.parameters(trainer);
    double[] far = {1e30, 0, 0, 0};
    Dataset data =
        Dataset.builder().features(new double[] {1, 2, 3, 4, 5, 6}, 3).targets(far, 2).build();
    trainer.forward(data.batch());
    double unused = trainer.loss();
    trainer.backward();
    trainer.update();
    assertThat(Interpreted.parameters(trainer)).isEqualTo(before);
  }

  @Test
  void numbersThatAreNotFiniteAreNamedAlikeByPlainBodiesAndVectors() {
    List<String> messages = new ArrayList<>();
    for (KernelChoice kernels : List.of(KernelChoice.PLAIN, KernelChoice.VECTOR)) {
      Trainer<?> trainer =
          FLOAT.model("Wide").builder().optimizer(Sgd.rate(1e30)).kernels(kernels).build();
      Dataset data = RandomData.of(trainer.architecture(), 100, 1);
      messages.add(assertThrows(NonFiniteException.class, () -> trainer.fit(data)).getMessage());
    }
    assertThat(messages.get(1)).isEqualTo(messages.get(0));
  }

  @Test
  void aFrozenOneKeepsItsStatisticsAndNeedsNoPhases() {
    String code = Objects.requireNonNull(FLOAT.sources().get("t.ColdLayers"));
    assertThat(code).doesNotContain("Phase");
    assertThat(code).doesNotContain("Update(");
    Trainer<?> trainer = FLOAT.model("Cold").trainer();
    trainer.parameter("n.running_mean", 1, 2, 3, 4);
    trainer.parameter("n.running_var", 4, 5, 6, 7);
    Dataset data = RandomData.of(trainer.architecture(), 60, 1);
    trainer.forward(data.batch());
    assertThat(trainer.loss()).isEqualTo(trainer.evaluate(data).loss());
    trainer.fit(data);
    assertThat(trainer.parameter("n.running_mean")).isEqualTo(new double[] {1, 2, 3, 4});
    assertThat(trainer.parameter("n.running_var")).isEqualTo(new double[] {4, 5, 6, 7});
    assertThat(trainer.parameter("n.weight")).isEqualTo(ones(4));
  }

  @Test
  void manyPhasesFillNoMethod() {
    List<String> members = new ArrayList<>(List.of("@Input(3) Tensor n0();"));
    int layers = 60;
    for (int i = 1; i <= layers; i++) {
      members.add("@Dense(units = 3) Tensor d" + i + "(Tensor n" + (i - 1) + ");");
      members.add("@BatchNorm Tensor n" + i + "(Tensor d" + i + ");");
    }
    members.add("@Dense(units = 2) Tensor y(Tensor n" + layers + ");");
    members.add(MSE);
    CompiledModels models =
        CompiledModels.of(List.of(ModelSource.of("Tower", members.toArray(String[]::new))));
    CompiledModel tower = models.model("Tower");
    assertThat(tower.program().hasStages()).isTrue();
    for (byte[] classFile : models.classes().values()) {
      CodeLengths.of(classFile)
          .forEach((m, length) -> assertWithMessage(m).that(length).isLessThan(7000));
    }
    GradientCheck.equalBits(
        "tower", trained(tower, KernelChoice.VECTOR, 2), trained(tower, KernelChoice.PLAIN, 1));
  }

  @Test
  void aModelWithoutALossOnlyPredicts() {
    String code = Objects.requireNonNull(FLOAT.sources().get("t.AloneLayers"));
    assertThat(code).doesNotContain("Statistics");
    assertThat(FLOAT.model("Alone").initial(1).predict(1, 2, 3)).hasLength(4);
  }
}
