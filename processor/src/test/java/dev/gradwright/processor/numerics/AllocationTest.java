package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated steps and predictions allocate nothing once they are warm. */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TIMES = 300;
  private static final int ROWS = 100;

  private static final List<ModelSource> MODELS =
      List.of(
          ModelSource.of(
              "Iris",
              "@Input(4) Tensor flower();",
              "@Dense(units = 16, activation = TANH) Tensor hidden(Tensor flower);",
              "@Dense(units = 3) Tensor species(Tensor hidden);",
              "@SoftmaxCrossEntropy Loss loss(Tensor species);"),
          ModelSource.of(
              "Loops",
              "@Input(30) Tensor x();",
              "@Dense(units = 20, activation = GELU, l2 = 1e-3) Tensor h(Tensor x);",
              "@Softmax Tensor s(Tensor h);",
              "@Dense(units = 20) Tensor y(Tensor s);",
              "@MeanSquaredError Loss loss(Tensor y);"),
          ModelSource.of(
              "Dropping",
              "@Input(30) Tensor x();",
              "@Frozen @Dense(units = 20, activation = RELU) Tensor h(Tensor x);",
              "@Dropout(0.5) Tensor d(Tensor h);",
              "@Dense(units = 20) Tensor y(Tensor d);",
              "@MeanSquaredError Loss loss(Tensor y);"),
          ModelSource.of(
              "Normal",
              "@Input(6) Tensor x();",
              "@BatchNorm Tensor n(Tensor x);",
              "@Dense(units = 12, activation = RELU) Tensor h(Tensor n);",
              "@Reshape({3, 4}) Tensor r(Tensor h);",
              "@BatchNorm Tensor m(Tensor r);",
              "@Reshape(12) Tensor f(Tensor m);",
              "@Dense(units = 2) Tensor y(Tensor f);",
              "@MeanSquaredError Loss loss(Tensor y);"),
          ModelSource.of(
              "Inputs",
              "@Input(2) Tensor a();",
              "@Input({2, 2}) Tensor b();",
              "@Reshape(4) Tensor flat(Tensor b);",
              "@Concat Tensor all(Tensor a, Tensor flat);",
              "@Dense(units = 3) Tensor y(Tensor all);",
              "@Dense(units = 1, activation = SIGMOID) Tensor z(Tensor all);",
              "@SoftmaxCrossEntropy(classWeights = {1, 2, 3}) Loss first(Tensor y);",
              "@BinaryCrossEntropy(weight = 0.5) Loss second(Tensor z);"),
          ModelSource.of(
              "Partial",
              "@Input(2) Tensor x();",
              "@Dense(units = 3) Tensor y(Tensor x);",
              "@Masked @SoftmaxCrossEntropy Loss first(Tensor y);",
              "@Masked @MeanSquaredError Loss second(Tensor y);"));
  private static final CompiledModels FLOAT = CompiledModels.of(MODELS);
  private static final CompiledModels DOUBLE = CompiledModels.of(MODELS, CompiledModels.DOUBLE);

  @ParameterizedTest
  @ValueSource(strings = {"Iris", "Loops", "Dropping", "Normal", "Inputs", "Partial"})
  void aTrainingStepAllocatesNothing(String name) {
    for (CompiledModels models : List.of(FLOAT, DOUBLE)) {
      Trainer<?> trainer = models.model(name).trainer();
      Batch batch = RandomData.of(trainer.architecture(), ROWS, 1).batch();
      nothing(
          name,
          () -> {
            for (int i = 0; i < TIMES; i++) {
              trainer.forward(batch);
              double unused = trainer.loss();
              trainer.backward();
              trainer.update();
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Iris", "Loops", "Dropping", "Normal", "Inputs"})
  void aPredictionIntoAnArrayAllocatesNothing(String name) {
    for (CompiledModels models : List.of(FLOAT, DOUBLE)) {
      CompiledModel model = models.model(name);
      Network network = model.initial(1);
      double[] rows = new double[ROWS * network.inputWidth()];
      double[] out = new double[ROWS * network.outputWidth()];
      nothing(
          name,
          () -> {
            for (int i = 0; i < TIMES; i++) {
              network.predict(rows, ROWS, out);
            }
          });
    }
  }

  /** The least of several runs, as the virtual machine may allocate here while it warms up. */
  private static void nothing(String what, Runnable work) {
    work.run();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertWithMessage("bytes for %s runs of %s", TIMES, what).that(least).isEqualTo(0);
  }
}
