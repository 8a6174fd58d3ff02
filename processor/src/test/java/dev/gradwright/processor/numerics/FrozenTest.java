package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.train.KernelChoice;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frozen layers: bits that never change, and no code for gradients that nobody wants. */
final class FrozenTest {
  private static final List<String> LEARNED = List.of("b.weight", "b.bias", "d.weight", "d.bias");

  // a is frozen with nothing before it, c in the middle
  private static final List<ModelSource> MODELS =
      List.of(
          model("Cold", "@Frozen "),
          model("Thawed", ""),
          // so wide that nothing is written out, and that two threads share the parameters
          ModelSource.of(
              "Wide",
              "@Input(150) Tensor x();",
              "@Frozen @Dense(units = 130, activation = TANH) Tensor a(Tensor x);",
              "@Dense(units = 120, activation = TANH) Tensor b(Tensor a);",
              "@Frozen @Dense(units = 33, bias = false) Tensor c(Tensor b);",
              "@Dense(units = 2) Tensor d(Tensor c);",
              "@MeanSquaredError Loss loss(Tensor d);"));
  private static final CompiledModels STRAIGHT = CompiledModels.of(MODELS);
  private static final CompiledModels LOOPS = CompiledModels.of(MODELS, CompiledModels.LOOPS);
  private static final CompiledModels DOUBLE = CompiledModels.of(MODELS, CompiledModels.DOUBLE);

  private static ModelSource model(String name, String frozen) {
    return ModelSource.of(
        name,
        "@Input(4) Tensor x();",
        frozen + "@Dense(units = 5, activation = TANH, l2 = 10) Tensor a(Tensor x);",
        "@Dense(units = 6, activation = GELU) Tensor b(Tensor a);",
        frozen + "@Dense(units = 5, activation = GELU, l1 = 10) Tensor c(Tensor b);",
        "@Dense(units = 2) Tensor d(Tensor c);",
        "@MeanSquaredError Loss loss(Tensor d);");
  }

  static Stream<CompiledModels> all() {
    return Stream.of(STRAIGHT, LOOPS, DOUBLE);
  }

  private static String layers(CompiledModels models, String name) {
    return Objects.requireNonNull(models.sources().get("t." + name + "Layers"));
  }

  @Test
  void noBackwardCodeIsGeneratedForWhatNobodyWants() {
    for (CompiledModels models : List.of(STRAIGHT, LOOPS)) {
      String frozen = layers(models, "Cold");
      assertThat(frozen).doesNotContain("aBackward(");
      assertThat(frozen).contains("cBackward(");
      assertThat(frozen).doesNotContain("g[C_W");
      assertThat(frozen).doesNotContain("g[C_B");
      assertThat(frozen).doesNotContain("dW[o,k] = sum_r dz[r,o] * b[r,k]");
      assertThat(frozen).contains("g[B_W");
      assertThat(frozen).doesNotContain("penalty");
    }
    String thawed = layers(STRAIGHT, "Thawed");
    assertThat(thawed).contains("aBackward(");
    assertThat(thawed).contains("g[C_W");
    assertThat(thawed).contains("penalty");
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsLearnedHasTheSameGradientAsWithoutFrozenLayers(CompiledModels models) {
    Trainer<?> frozen = models.model("Cold").trainer();
    Trainer<?> thawed = models.model("Thawed").trainer();
    Dataset data = RandomData.of(frozen.architecture(), 100, 3);
    for (Trainer<?> trainer : List.of(frozen, thawed)) {
      trainer.forward(data.batch());
      double unused = trainer.loss();
      trainer.backward();
    }
    for (String name : LEARNED) {
      GradientCheck.equalBits(name, frozen.gradient(name), thawed.gradient(name));
    }
    for (String name : List.of("a.weight", "a.bias", "c.weight", "c.bias")) {
      assertWithMessage(name).that(frozen.gradient(name)).isEqualTo(zeros(frozen, name));
    }
  }

  private static double[] zeros(Trainer<?> trainer, String name) {
    return new double[trainer.parameter(name).length];
  }

  @Test
  void theLossIsWithoutThePenaltyOfFrozenLayers() {
    Trainer<?> frozen = DOUBLE.model("Cold").trainer();
    Trainer<?> thawed = DOUBLE.model("Thawed").trainer();
    Dataset data = RandomData.of(frozen.architecture(), 20, 3);
    frozen.forward(data.batch());
    thawed.forward(data.batch());
    double penalty = 0;
    for (double w : frozen.parameter("a.weight")) {
      penalty += 10 * w * w;
    }
    for (double w : frozen.parameter("c.weight")) {
      penalty += 10 * Math.abs(w);
    }
    assertThat(thawed.loss() - frozen.loss()).isWithin(1e-12 * penalty).of(penalty);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noOptimizerTouchesAFrozenBit(CompiledModels models) {
    for (String name : List.of("Cold", "Wide")) {
      double[] expected = trained(models, name, KernelChoice.PLAIN, 1);
      GradientCheck.equalBits(name, trained(models, name, KernelChoice.PLAIN, 2), expected);
      if (models != DOUBLE) {
        GradientCheck.equalBits(name, trained(models, name, KernelChoice.VECTOR, 1), expected);
        GradientCheck.equalBits(name, trained(models, name, KernelChoice.VECTOR, 2), expected);
      }
    }
  }

  private static double[] trained(
      CompiledModels models, String name, KernelChoice kernels, int threads) {
    Trainer<?> trainer =
        models
            .model(name)
            .builder()
            .optimizer(Sgd.rate(0.01).momentum(0.9).weightDecay(0.1))
            .epochs(2)
            .batchSize(130)
            .seed(5)
            .kernels(kernels)
            .threads(threads)
            .build();
    double[] before = Interpreted.parameters(trainer);
    trainer.fit(RandomData.of(trainer.architecture(), 200, 3));
    double[] after = Interpreted.parameters(trainer);
    for (Architecture.Parameter parameter : trainer.architecture().parameters()) {
      assertWithMessage(parameter.name())
          .that(parameter.isLearned())
          .isEqualTo(LEARNED.contains(parameter.name()));
      for (int i = parameter.offset(); i < parameter.offset() + parameter.size(); i++) {
        assertWithMessage("%s changes", parameter.name())
            .that(after[i] != before[i])
            .isEqualTo(parameter.isLearned());
      }
    }
    return after;
  }
}
