package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.gradwright.processor.GradwrightProcessor;
import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Exercise;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.LaunchedCompiler;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import dev.gradwright.processor.declare.harness.ToolCompiler;
import dev.gradwright.report.look.Box;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options of compilers that builds use. */
class BuildOptionsTest {
  private static final String USE = "class Use { IrisTrainer t = IrisTrainer.builder().build(); }";

  @TempDir Path directory;

  static List<SourceCompiler> compilers() {
    return Compilers.all();
  }

  static List<SourceCompiler> javacs() {
    return Compilers.all().stream().filter(SourceCompiler::hasColumns).toList();
  }

  private Job job(String... options) {
    return Job.strict(directory)
        .options(options)
        .with("p/Iris.java", Models.iris("p", "Iris") + USE);
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("D57: -Werror -Xlint:all has nothing to say about a model or its classes")
  void strictBuild(SourceCompiler compiler) {
    Outcome plain = compiler.compile(job("-Werror", "-parameters", "-g"));
    assertThat(plain.findings()).isEmpty();
    assertThat(plain.success()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName(
      "D57: -proc:only writes the sources, and no class but the one the processor compiles")
  void processingOnly(SourceCompiler compiler) throws IOException {
    Outcome outcome = compiler.compile(job("-proc:only"));
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.generated()).containsKey("p/IrisTrainer.java");
    try (Stream<Path> written = Files.walk(outcome.job().classes())) {
      List<String> files =
          written.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
      assertThat(List.of("IrisVector.class")).containsAtLeastElementsIn(files);
    }
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("D57: -implicit:none")
  void noImplicitClasses(SourceCompiler compiler) {
    Outcome outcome = compiler.compile(job("-implicit:none"));
    assertThat(outcome.findings()).isEmpty();
    assertThat(Exercise.runAll(outcome)).containsExactly("p.IrisNetwork", "p.IrisTrainer");
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("D58: a processor on -processorpath is found by its service file")
  void processorPath(SourceCompiler compiler) {
    String path =
        String.join(
            File.pathSeparator,
            Compilers.place(GradwrightProcessor.class),
            Compilers.place(JavaFile.class),
            Compilers.place(Box.class));
    Outcome outcome = compiler.compile(job("-processorpath", path).withProcessors());
    assertThat(outcome.findings()).isEmpty();
    assertThat(Exercise.runAll(outcome)).containsExactly("p.IrisNetwork", "p.IrisTrainer");
  }

  @ParameterizedTest
  @MethodSource("homes")
  @DisplayName(
      "D58: on the class path alone, JDK 17 runs the processor and JDK 23 and later do not")
  void classPathOnly(Path home) {
    String path =
        String.join(
            File.pathSeparator,
            ToolCompiler.userClassPath(),
            Compilers.place(GradwrightProcessor.class),
            Compilers.place(JavaFile.class),
            Compilers.place(Box.class));
    Job job =
        Job.strict(directory)
            .options("-classpath", path)
            .with("p/Iris.java", Models.iris("p", "Iris"));
    Outcome outcome = new LaunchedCompiler(home).compile(job);
    assertThat(outcome.success()).isTrue();
    boolean isLater = home.equals(Compilers.laterJdk().orElse(null));
    boolean runs = !isLater && Runtime.version().feature() < 23;
    assertThat(outcome.generated().isEmpty()).isEqualTo(!runs);
    Outcome withPath =
        new LaunchedCompiler(home).compile(job.options("-processorpath", path, "-Werror"));
    assertThat(withPath.findings()).isEmpty();
    assertThat(withPath.generated()).containsKey("p/IrisTrainer.java");
  }

  static List<Path> homes() {
    Path running = Path.of(System.getProperty("java.home"));
    return Stream.concat(Stream.of(running), Compilers.laterJdk().stream()).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("-Agradwright.vectors=off leaves the vector class out, and all that names it")
  void withoutVectors(SourceCompiler compiler) {
    Outcome with = compiler.compile(job());
    assertThat(with.findings()).isEmpty();
    assertThat(with.generated().get("p/IrisTrainer.java")).contains("IrisVector");
    assertThat(with.generated()).doesNotContainKey("p/IrisVector.java");
    Outcome without = compiler.compile(job("-Agradwright.vectors=off"));
    assertThat(without.findings()).isEmpty();
    assertThat(String.join("", without.generated().values())).doesNotContain("IrisVector");
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("-Agradwright.vectorSource=DIR leaves the source of the vector class")
  void vectorSource(SourceCompiler compiler) throws IOException {
    Path folder = directory.resolve("vectors");
    Outcome outcome = compiler.compile(job("-Agradwright.vectorSource=" + folder));
    assertThat(outcome.findings()).isEmpty();
    String source = Files.readString(folder.resolve("p/IrisVector.java"));
    assertThat(source).contains("final class IrisVector");
    assertThat(Exercise.runAll(outcome)).containsExactly("p.IrisNetwork", "p.IrisTrainer");
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName(
      "-Agradwright.vectorSource=DIR that cannot be written is one error that names the file")
  void vectorSourceInTheWay(SourceCompiler compiler) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    Outcome outcome = compiler.compile(job("-Agradwright.vectorSource=" + file));
    assertThat(outcome.errors().stream().map(Finding::id).toList()).containsExactly("cannot-write");
    assertThat(outcome.errors().get(0).toString()).contains("file/p/IrisVector.java");
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("a malformed option of ours is one error")
  void malformedOption(SourceCompiler compiler) {
    Outcome outcome = compiler.compile(job("-Agradwright.straightLineLimit=many"));
    assertThat(outcome.errors().stream().map(Finding::id).toList()).containsExactly("bad-option");
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("-Agradwright.precision=double and an option nobody knows")
  void doublePrecision(SourceCompiler compiler) {
    Outcome outcome = compiler.compile(job("-Agradwright.precision=double"));
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.generated().get("p/IrisNetwork.java")).contains("p.Iris DOUBLE");
    assertThat(Exercise.runAll(outcome)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("a runtime of another version is one error for the whole build")
  void versionSkew(SourceCompiler compiler) {
    Outcome outcome =
        compiler.compile(
            job("--should-stop=ifError=FLOW")
                .with("p/Other.java", Models.iris("p", "Other"))
                .with(
                    "dev/gradwright/RuntimeVersion.java",
                    "package dev.gradwright; public final class RuntimeVersion {"
                        + " public static final String CURRENT = \"0.0.9\"; }"));
    assertThat(outcome.errors().stream().map(Finding::id).toList()).containsExactly("version-skew");
    assertThat(outcome.errors().get(0).text()).contains("0.0.9");
  }
}
