package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.Model;
import dev.gradwright.kernel.VectorModule;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.Jdks;
import dev.gradwright.processor.testing.ModelSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred steps give the same bits on every JDK, interpreted or compiled. */
final class ReproducibilityTest {
  private static final List<ModelSource> MODELS =
      List.of(
          ModelSource.of(
              "Small",
              "@Input(4) Tensor x();",
              "@Dense(units = 16, activation = TANH) Tensor h(Tensor x);",
              "@Dense(units = 3) Tensor y(Tensor h);",
              "@SoftmaxCrossEntropy(labelSmoothing = 0.1) Loss loss(Tensor y);"),
          ModelSource.of(
              "Blocks",
              "@Input(3) Tensor x();",
              "@Input(5) Tensor u();",
              "@Dense(units = 5, activation = GELU, l1 = 1e-4) Tensor a(Tensor x);",
              "@Dense(units = 5, activation = MISH, l2 = 1e-3) Tensor b(Tensor u);",
              "@Multiply Tensor product(Tensor a, Tensor b);",
              "@Concat Tensor all(Tensor product, Tensor x, Tensor u);",
              "@Dense(units = 2, activation = SOFTPLUS) Tensor y(Tensor all);",
              "@LogCosh Loss loss(Tensor y);"),
          ModelSource.of(
              "Loops",
              "@Input(20) Tensor x();",
              "@Dense(units = 37, activation = SIGMOID) Tensor h(Tensor x);",
              "@Dense(units = 37, activation = ELU) Tensor g(Tensor h);",
              "@Add Tensor sum(Tensor h, Tensor g);",
              "@Dense(units = 10) Tensor y(Tensor sum);",
              "@SoftmaxCrossEntropy Loss loss(Tensor y);"));

  private static final String VECTORS = "--add-modules=" + VectorModule.NAME;

  private static final List<String> RUN = List.of("Small", "50", "Blocks", "200", "Loops", "70");

  @TempDir static Path folder;
  private static String classPath = "";
  private static String expected = "";

  @BeforeAll
  static void compileOnce() throws IOException {
    CompiledModels models = CompiledModels.of(MODELS);
    assertThat(models.sources().get("t.LoopsLayers")).contains("In loops:");
    for (Map.Entry<String, byte[]> type : models.classes().entrySet()) {
      Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
    classPath =
        folder
            + File.pathSeparator
            + CompiledModels.place(Model.class)
            + File.pathSeparator
            + CompiledModels.place(TrainingHash.class);
    expected = run(Jdks.current(), List.of());
  }

  private static String run(Path jdk, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    if (!flags.contains("-XX:+UseZGC")) {
      command.add("-XX:+UseSerialGC");
    }
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, TrainingHash.class.getName()));
    command.addAll(RUN);
    // an incubating module is announced on the standard output
    return Jdks.run(command).replaceAll("WARNING: Using incubator modules:.*\\R?", "");
  }

  static Stream<List<String>> flags() {
    return Stream.of(
        List.of("-Xint"),
        List.of("-XX:TieredStopAtLevel=1"),
        List.of("-XX:-TieredCompilation"),
        List.of(VECTORS, "-Dthreads=2"),
        List.of(VECTORS, "-XX:-TieredCompilation"),
        List.of(VECTORS, "-XX:UseAVX=2"),
        List.of("-XX:+UseZGC"),
        List.of("-XX:ActiveProcessorCount=1"),
        List.of("-Duser.language=tr", "-Duser.timezone=Asia/Tokyo"));
  }

  @Test
  void theHashTellsModelsApart() {
    assertThat(expected.lines().map(line -> line.substring(line.indexOf(' '))).distinct().count())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("flags")
  @DisplayName("T27: interpreted, compiled by either compiler, under any collector: the same bits")
  void everyWayToRunTheSameJdkGivesTheSameBits(List<String> flags) {
    assertWithMessage("%s", flags).that(run(Jdks.current(), flags)).isEqualTo(expected);
  }

  static Stream<Integer> releases() {
    return Stream.of(17, 25).filter(release -> release != Runtime.version().feature());
  }

  @ParameterizedTest
  @MethodSource("releases")
  void theOtherJdkGivesTheSameBits(int release) {
    Optional<Path> jdk = Jdks.find(release);
    assumeTrue(jdk.isPresent(), "no JDK " + release + " on this machine");
    Path home = jdk.orElseThrow();
    assertThat(run(home, List.of())).isEqualTo(expected);
    assertThat(run(home, List.of("-Xint"))).isEqualTo(expected);
    assertThat(run(home, List.of("-XX:TieredStopAtLevel=1"))).isEqualTo(expected);
    assertThat(run(home, List.of(VECTORS))).isEqualTo(expected);
  }
}
