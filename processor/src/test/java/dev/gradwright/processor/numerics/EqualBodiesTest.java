package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.VectorModule;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.processor.testing.RandomModel;
import dev.gradwright.train.History;
import dev.gradwright.train.KernelChoice;
import dev.gradwright.train.NonFiniteException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Straight lines, loops and vectors give the same bits, with any number of threads. */
@Execution(ExecutionMode.CONCURRENT)
final class EqualBodiesTest {
  private static final int SHAPES = 200;
  private static final int GRAPHS = 60;
  private static final List<String> ACTIVATIONS =
      List.of("IDENTITY", "RELU", "TANH", "SIGMOID", "GELU", "SILU", "SELU", "SOFTPLUS");

  private static final List<Case> CASES = cases();
  private static final CompiledModels STRAIGHT =
      CompiledModels.of(CASES.stream().map(Case::source).toList());
  private static final CompiledModels LOOPS =
      CompiledModels.of(CASES.stream().map(Case::source).toList(), CompiledModels.LOOPS);

  /** A model, how many rows it is given, and in what batches. */
  private record Case(ModelSource source, int rows, int batch, long seed) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "seed %d, %d rows by %d: %s", seed, rows, batch, source.text());
    }
  }

  static Stream<Case> all() {
    return CASES.stream();
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    boolean filtered = RuleCases.isFiltered();
    for (long seed = 0; seed < (filtered ? 1 : SHAPES); seed++) {
      cases.add(dense(seed));
    }
    LongStream.range(0, filtered ? 0 : GRAPHS)
        .mapToObj(seed -> new Case(RandomModel.of(seed), 100, 70, seed))
        .forEach(cases::add);
    RuleCases.all().forEach(rule -> cases.add(new Case(rule.model(), 90, 79, 1)));
    return cases;
  }

  /** Two dense layers; widths around those of vectors and tiles are as likely as larger ones. */
  private static Case dense(long seed) {
    Random random = new Random(seed);
    int in = width(random, 150);
    int hidden = width(random, 90);
    int out = width(random, 40) + 1;
    String text =
        String.format(
            Locale.ROOT,
            "@Dense(units = %d, activation = %s, bias = %s) Tensor h(Tensor x);",
            hidden,
            ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size())),
            random.nextInt(4) > 0);
    ModelSource source =
        ModelSource.of(
            "D" + seed,
            "@Input(" + in + ") Tensor x();",
            text,
            "@Dense(units = " + out + ") Tensor y(Tensor h);",
            random.nextBoolean()
                ? "@SoftmaxCrossEntropy Loss loss(Tensor y);"
                : "@MeanSquaredError Loss loss(Tensor y);");
    int batch = 1 + random.nextInt(140);
    return new Case(source, batch + random.nextInt(30), batch, seed);
  }

  private static int width(Random random, int most) {
    return 1 + random.nextInt(random.nextBoolean() ? 36 : most);
  }

  @Test
  void vectorsAreThere() {
    assertThat(ModuleLayer.boot().findModule(VectorModule.NAME)).isPresent();
    assertThat(STRAIGHT.classes()).containsKey("t.D0Vector");
  }

  @ParameterizedTest
  @MethodSource("all")
  void bodiesTrainToTheSameBits(Case test) {
    CompiledModel straight = STRAIGHT.model(test.source().name());
    CompiledModel loops = LOOPS.model(test.source().name());
    double[] expected = trained(straight, KernelChoice.PLAIN, 1, test);
    String what = test.toString();
    GradientCheck.equalBits(
        "loops, " + what, trained(loops, KernelChoice.PLAIN, 1, test), expected);
    GradientCheck.equalBits(
        "vectors, " + what, trained(straight, KernelChoice.VECTOR, 1, test), expected);
    GradientCheck.equalBits(
        "vectors in threads, " + what, trained(straight, KernelChoice.VECTOR, 2, test), expected);
  }

  @ParameterizedTest
  @MethodSource("all")
  void bodiesPredictTheSameBits(Case test) {
    CompiledModel model = STRAIGHT.model(test.source().name());
    PredictionBodies bodies = new PredictionBodies(model, model.initial(test.seed()));
    Random random = new Random(test.seed());
    bodies.inputs(random, test.rows());
    double[] plain = bodies.plain(test.rows());
    GradientCheck.equalBits("vectors, " + test, bodies.vectors(test.rows()), plain);
    double[] first = bodies.plain(1);
    if (bodies.hasRow()) {
      GradientCheck.equalBits("one row, " + test, bodies.row(), first);
    }
    GradientCheck.equalBits("alone, " + test, Arrays.copyOf(plain, 1), Arrays.copyOf(first, 1));
  }

  @Test
  void denseLayersPredictASingleRowOnVectors() {
    CompiledModel model = STRAIGHT.model("D0");
    assertThat(new PredictionBodies(model, model.initial(0)).hasRow()).isTrue();
  }

  @Test
  void numbersThatAreNotFiniteAreNamedAlike() {
    String unbounded =
        CASES.stream()
            .map(Case::source)
            .filter(m -> m.text().contains("= RELU") && m.text().contains("@MeanSquaredError"))
            .findFirst()
            .orElseThrow()
            .name();
    List<String> messages = new ArrayList<>();
    for (KernelChoice kernels : List.of(KernelChoice.PLAIN, KernelChoice.VECTOR)) {
      Trainer<?> trainer =
          STRAIGHT.model(unbounded).builder().optimizer(Sgd.rate(1e30)).kernels(kernels).build();
      Dataset data = RandomData.of(trainer.architecture(), 100, 1);
      messages.add(
          assertThrows(NonFiniteException.class, () -> trainer.fit(data)).getMessage()
              + Arrays.toString(Interpreted.parameters(trainer)));
    }
    assertThat(messages.get(1)).isEqualTo(messages.get(0));
  }

  /** Three epochs, their losses behind the parameters. */
  private static double[] trained(CompiledModel model, KernelChoice kernels, int threads, Case of) {
    Trainer<?> trainer =
        model
            .builder()
            .optimizer(Sgd.rate(1e-3).momentum(0.9))
            .epochs(3)
            .batchSize(of.batch())
            .seed(of.seed())
            .kernels(kernels)
            .threads(threads)
            .build();
    Dataset data = RandomData.of(trainer.architecture(), of.rows(), of.seed());
    History history = trainer.fit(data, data);
    double[] parameters = Interpreted.parameters(trainer);
    double[] all = Arrays.copyOf(parameters, parameters.length + 6);
    for (int epoch = 0; epoch < 3; epoch++) {
      all[parameters.length + epoch] = history.loss(epoch + 1);
      all[parameters.length + 3 + epoch] = history.validationLoss(epoch + 1);
    }
    assertWithMessage("%s", of).that(history.loss(3)).isFinite();
    assertWithMessage("%s learns", of).that(history.loss(3)).isNotEqualTo(history.loss(1));
    return all;
  }
}
