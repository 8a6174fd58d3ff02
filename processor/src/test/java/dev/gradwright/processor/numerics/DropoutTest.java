package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.program.Interpreter;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.processor.testing.Reference;
import dev.gradwright.train.History;
import dev.gradwright.train.KernelChoice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dropout: what it computes, what it draws, and that predictions and evaluations are without. */
final class DropoutTest {
  private static final String DENSE =
      "@Dense(units = 6, initializer = Initializer.CONSTANT, constant = 1) Tensor c(Tensor x);";

  private static final List<ModelSource> MODELS =
      List.of(
          model("Dropping", "@Dropout(0.25) Tensor d(Tensor h);"),
          model("Keeping", "@Activation(IDENTITY) Tensor d(Tensor h);"),
          model(
              "Zero",
              "@SuppressWarnings(\"gradwright:dropout-unused\") @Dropout(0) Tensor d(Tensor h);"),
          ModelSource.of(
              "Table",
              "@Input(6) Tensor x();",
              "@Input(6) Tensor upstream();",
              DENSE,
              "@Dropout(0.4) Tensor y(Tensor c);",
              "@Multiply Tensor product(Tensor y, Tensor upstream);",
              "@Dense(units = 1, bias = false, initializer = Initializer.CONSTANT, constant = 1)"
                  + " Tensor sum(Tensor product);",
              "@KullbackLeibler Loss loss(Tensor sum);"));
  private static final CompiledModels FLOAT = CompiledModels.of(MODELS);
  private static final CompiledModels DOUBLE = CompiledModels.of(MODELS, CompiledModels.DOUBLE);

  private static ModelSource model(String name, String layer) {
    return ModelSource.of(
        name,
        "@Input(5) Tensor x();",
        "@Dense(units = 20, activation = TANH) Tensor h(Tensor x);",
        layer,
        "@Dense(units = 2) Tensor y(Tensor d);",
        "@MeanSquaredError Loss loss(Tensor y);");
  }

  static Stream<CompiledModels> all() {
    return Stream.of(FLOAT, DOUBLE);
  }

  @Test
  void outputAndGradientAreThoseOfTheTableForItsMask() {
    Object json =
        Reference.list(Reference.json("layers.json"), "cases").stream()
            .filter(c -> Reference.at(c, "layer").equals("dropout_inverted"))
            .findFirst()
            .orElseThrow();
    double[] mask =
        Reference.list(json, "config", "mask").stream()
            .flatMap(row -> ((List<?>) row).stream())
            .mapToDouble(n -> (Double) n / (1 - 0.4))
            .toArray();
    double[] x = Reference.numbers(json, "inputs", "x", "data");
    for (int r = 0; r < 2; r++) {
      int from = 6 * r;
      Trainer<?> trainer = DOUBLE.model("Table").trainer();
      trainer.parameter("c.weight", identity());
      Interpreter row =
          new Interpreter(DOUBLE.model("Table").program(), 1, Interpreted.parameters(trainer));
      row.set("x", Arrays.copyOfRange(x, from, from + 6));
      row.set("upstream", Arrays.copyOfRange(Reference.numbers(json, "upstream"), from, from + 6));
      row.set("y.mask", Arrays.copyOfRange(mask, from, from + 6));
      row.set("loss.target", new double[] {1});
      row.forward();
      double unused = row.loss();
      double[] output = Reference.numbers(json, "output", "data");
      Near.DOUBLE.check("output", row.get("y"), Arrays.copyOfRange(output, from, from + 6));
      double[] gradient = row.backward();
      int bias = trainer.architecture().parameter("c.bias").offset();
      double[] dx = Arrays.stream(gradient, bias, bias + 6).map(g -> -g).toArray();
      double[] expected = Reference.numbers(json, "gradients", "x");
      Near.DOUBLE.check("gradient", dx, Arrays.copyOfRange(expected, from, from + 6));
    }
  }

  private static double[] identity() {
    double[] identity = new double[36];
    for (int i = 0; i < 6; i++) {
      identity[7 * i] = 1;
    }
    return identity;
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("T08: predict never drops, and neither does evaluate")
  void predictionsAndEvaluationsDropNothing(CompiledModels models) {
    CompiledModel dropping = models.model("Dropping");
    CompiledModel keeping = models.model("Keeping");
    Network network = dropping.initial(3);
    Network without = keeping.initial(3);
    Trainer<?> trainer = dropping.trainer();
    Trainer<?> other = keeping.trainer();
    Dataset data = RandomData.of(trainer.architecture(), 150, 2);
    double[] predicted = network.predict(data);
    assertThat(predicted).isEqualTo(without.predict(data));
    assertThat(network.predict(data)).isEqualTo(predicted);
    double loss = trainer.evaluate(data).loss();
    assertThat(loss).isEqualTo(other.evaluate(data).loss());
    assertThat(trainer.evaluate(data).loss()).isEqualTo(loss);
  }

  @ParameterizedTest
  @MethodSource("all")
  void validationDropsNothingWhileTrainingDoes(CompiledModels models) {
    CompiledModel model = models.model("Dropping");
    Trainer<?> trainer = model.builder().optimizer(Sgd.frozen()).epochs(2).seed(5).build();
    Dataset data = RandomData.of(trainer.architecture(), 150, 2);
    History history = trainer.fit(data, data);
    assertThat(history.validationLoss(1)).isEqualTo(history.validationLoss(2));
    assertThat(history.loss(1)).isNotEqualTo(history.loss(2));
    assertThat(history.loss(1)).isNotEqualTo(history.validationLoss(1));
  }

  @Test
  void rateZeroIsTheSameAsNoDropout() {
    Trainer<?> zero = FLOAT.model("Zero").trainer();
    Trainer<?> keeping = FLOAT.model("Keeping").trainer();
    Dataset data = RandomData.of(zero.architecture(), 100, 2);
    zero.fit(data);
    keeping.fit(data);
    GradientCheck.equalBits(
        "rate 0", Interpreted.parameters(zero), Interpreted.parameters(keeping));
  }

  @Test
  void eachStepDropsOthers() {
    Trainer<?> trainer = FLOAT.model("Dropping").trainer();
    Dataset data = RandomData.of(trainer.architecture(), 200, 2);
    Set<Double> losses = new HashSet<>();
    for (int step = 0; step < 20; step++) {
      trainer.forward(data.batch());
      losses.add(trainer.loss());
    }
    assertThat(losses).hasSize(20);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noBitDependsOnThreadsOrVectors(CompiledModels models) {
    CompiledModel model = models.model("Dropping");
    double[] expected = trained(model, KernelChoice.PLAIN, 1, 3);
    for (int threads = 2; threads <= 4; threads++) {
      GradientCheck.equalBits("plain", trained(model, KernelChoice.PLAIN, threads, 3), expected);
      if (models == FLOAT) {
        GradientCheck.equalBits(
            "vectors", trained(model, KernelChoice.VECTOR, threads, 3), expected);
      }
    }
    assertWithMessage("another seed")
        .that(trained(model, KernelChoice.PLAIN, 1, 4))
        .isNotEqualTo(expected);
  }

  private static double[] trained(
      CompiledModel model, KernelChoice kernels, int threads, long seed) {
    Trainer<?> trainer =
        model
            .builder()
            .optimizer(Sgd.rate(0.01).momentum(0.9))
            .epochs(3)
            .batchSize(200)
            .seed(seed)
            .kernels(kernels)
            .threads(threads)
            .build();
    trainer.fit(RandomData.of(trainer.architecture(), 300, 9));
    return Interpreted.parameters(trainer);
  }
}
