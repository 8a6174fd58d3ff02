package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.GradwrightException;
import dev.gradwright.Precision;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Exercise;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.RemoteCompiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models and builds of a size that few have. */
class LargeModelsTest {
  @TempDir Path directory;

  private Outcome compile(String body) {
    return Compilers.javac()
        .compile(Job.strict(directory).with("p/Large.java", "package p; " + Models.IMPORTS + body));
  }

  @Test
  @DisplayName("D35: a batch whose buffer overflows is refused with the numbers")
  void bufferTimesBatch() {
    Layout layout = Layout.parse("value x 1000000\n");
    GradwrightException e =
        assertThrows(
            GradwrightException.class,
            () -> new Workspace(Precision.FLOAT, layout, false, 3_000_000));
    assertThat(e).hasMessageThat().contains("1000000");
    assertThat(e).hasMessageThat().contains("3000000");
  }

  @Test
  @DisplayName("D36: a chain of 1,000 layers compiles and learns")
  void longChain() {
    StringBuilder model = new StringBuilder("@Model interface Large {\n  @Input(3) Tensor n0();\n");
    for (int i = 1; i <= 1000; i++) {
      model.append("  @Dense(units = 3) Tensor n%d(Tensor n%d);\n".formatted(i, i - 1));
    }
    Outcome outcome = compile(model + "  @MeanSquaredError Loss loss(Tensor n1000);\n}\n");
    assertThat(outcome.findings()).isEmpty();
    assertThat(Exercise.runAll(outcome)).contains("p.LargeTrainer");
  }

  @Test
  @DisplayName("D36: a layer of 2,000 units compiles and learns")
  void wideLayer() {
    Outcome outcome =
        compile(
            """
            @Model interface Large {
              @Input(3) Tensor x();
              @Dense(units = 2000, activation = ActivationFunction.TANH) Tensor h(Tensor x);
              @Dense(units = 2000) Tensor y(Tensor h);
              @SoftmaxCrossEntropy Loss loss(Tensor y);
            }
            """);
    assertThat(outcome.findings()).isEmpty();
    assertThat(Exercise.runAll(outcome)).contains("p.LargeTrainer");
  }

  @Test
  @DisplayName("D62: 500 models in one compilation within 512 MiB")
  void manyModels() {
    RemoteCompiler compiler =
        new RemoteCompiler("small", Path.of(System.getProperty("java.home")), List.of("-Xmx512m"));
    Job job = Job.strict(directory);
    for (int i = 0; i < 500; i++) {
      job = job.with("p/Model" + i + ".java", Models.iris("p", "Model" + i));
    }
    long start = System.nanoTime();
    Outcome outcome = compiler.compile(job);
    System.out.printf("500 models: %.1f s%n", (System.nanoTime() - start) / 1e9);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.success()).isTrue();
    Exercise.run(outcome.loader(), "p.Model499Trainer");
  }
}
