package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.train.History;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated steps give the same bits however many threads share them. */
final class ThreadCountTest {
  private static final int ROWS = 700;
  private static final int BATCH = 300;
  private static final int EPOCHS = 5;

  private static final List<ModelSource> MODELS =
      List.of(
          ModelSource.of(
              "Small",
              "@Input(4) Tensor x();",
              "@Dense(units = 16, activation = TANH) Tensor h(Tensor x);",
              "@Dense(units = 3) Tensor y(Tensor h);",
              "@SoftmaxCrossEntropy(classWeights = {1, 2, 3}) Loss loss(Tensor y);"),
          ModelSource.of(
              "Wide",
              "@Input(64) Tensor x();",
              "@Dense(units = 64, activation = GELU, l2 = 1e-3) Tensor h(Tensor x);",
              "@Dense(units = 64) Tensor y(Tensor h);",
              "@MeanSquaredError Loss loss(Tensor y);"),
          // 40,970 parameters: they are shared out, too
          ModelSource.of(
              "Large",
              "@Input(256) Tensor x();",
              "@Dense(units = 150, activation = RELU) Tensor h(Tensor x);",
              "@Softmax Tensor s(Tensor h);",
              "@Multiply Tensor gated(Tensor h, Tensor s);",
              "@Dense(units = 16) Tensor y(Tensor gated);",
              "@SoftmaxCrossEntropy Loss loss(Tensor y);"));
  private static final CompiledModels FLOAT = CompiledModels.of(MODELS);
  private static final CompiledModels DOUBLE = CompiledModels.of(MODELS, CompiledModels.DOUBLE);

  @ParameterizedTest
  @ValueSource(strings = {"Small", "Wide", "Large"})
  @DisplayName("T19: one and more threads give equal bits")
  void anyNumberOfThreadsGivesEqualBits(String name) {
    for (CompiledModels models : List.of(FLOAT, DOUBLE)) {
      Trainer<?> one = trainer(models, name, 1);
      Dataset data = RandomData.of(one.architecture(), ROWS, 1);
      History expected = one.fit(data);
      for (int threads = 2; threads <= 4; threads++) {
        Trainer<?> many = trainer(models, name, threads);
        History history = many.fit(data);
        String what = name + " with " + threads + " threads";
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
          assertWithMessage(what).that(history.loss(epoch)).isEqualTo(expected.loss(epoch));
        }
        for (Architecture.Parameter p : one.architecture().parameters()) {
          assertWithMessage("%s: %s", what, p.name())
              .that(many.parameter(p.name()))
              .isEqualTo(one.parameter(p.name()));
        }
      }
    }
  }

  private static Trainer<?> trainer(CompiledModels models, String name, int threads) {
    return models
        .model(name)
        .builder()
        .optimizer(Sgd.rate(0.05).momentum(0.9).weightDecay(1e-4))
        .epochs(EPOCHS)
        .batchSize(BATCH)
        .seed(7)
        .threads(threads)
        .build();
  }
}
