package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.gradwright.processor.GradwrightProcessor;
import dev.gradwright.processor.declare.harness.Compilers;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong outside the declaration: places that cannot be written, rules that crash. */
class BrokenSurroundingsTest {
  private static final String CRASHING_RULE =
      """
      package crash;
      import dev.gradwright.processor.program.*;
      import dev.gradwright.processor.rule.*;
      import java.util.Optional;
      public final class CrashRule implements LayerRule {
        @Override public String annotation() { return "crash.Crash"; }
        @Override public Optional<Shape> shape(NodeView node) { throw new IllegalStateException("oops"); }
        @Override public void forward(NodeView node, StepBuilder step) {}
        @Override public void backward(NodeView node, StepBuilder step) {}
      }
      """;
  private static final String CRASH_ANNOTATION = "package crash; public @interface Crash {}";

  @TempDir Path directory;

  static List<SourceCompiler> javacs() {
    return Compilers.all().stream().filter(SourceCompiler::hasColumns).toList();
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("D60: a file that cannot be written is an error with its name")
  void unwritableFile(SourceCompiler compiler) throws IOException {
    Job job = Job.strict(directory).with("p/Iris.java", Models.iris("p", "Iris"));
    Files.createDirectories(job.gen().resolve("p/IrisTrainer.java"));
    List<Finding> ours = ours(compiler.compile(job));
    assertThat(ours).hasSize(1);
    assertThat(ours.get(0).id()).isEqualTo("cannot-write");
    assertThat(ours.get(0).text()).contains("p.IrisTrainer");
    assertThat(ours.get(0).file()).isEqualTo("Iris.java");
  }

  @ParameterizedTest
  @MethodSource("javacs")
  @DisplayName("D60: a full disk is an error, and no half file is left")
  void fullDisk(SourceCompiler compiler) throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full));
    Job job = Job.strict(directory).with("p/Iris.java", Models.iris("p", "Iris"));
    Files.createDirectories(job.gen().resolve("p"));
    Path link = job.gen().resolve("p/IrisLayers.java");
    Files.createSymbolicLink(link, full);
    List<Finding> ours = ours(compiler.compile(job));
    assertThat(ours.stream().map(Finding::id).toList()).containsExactly("cannot-write");
    assertThat(ours.get(0).text()).contains("No space left");
    assertThat(Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  private static List<Finding> ours(Outcome outcome) {
    assertThat(outcome.success()).isFalse();
    return outcome.findings().stream().filter(f -> !f.id().equals("compiler")).toList();
  }

  @Test
  @DisplayName("D61: a rule that crashes is one error at its model; other models are compiled")
  void crashingRule() throws IOException {
    Path rules = compileRule();
    String path =
        String.join(
            File.pathSeparator,
            rules.toString(),
            Compilers.place(GradwrightProcessor.class),
            Compilers.place(JavaFile.class),
            Compilers.place(Box.class));
    Job job =
        Job.strict(directory.resolve("user"))
            .withProcessors()
            .options("-processorpath", path, "-classpath", ToolCompiler.userClassPath())
            .options("--should-stop=ifError=FLOW")
            .with("crash/Crash.java", CRASH_ANNOTATION)
            .with("p/Fine.java", Models.iris("p", "Fine"))
            .with(
                "p/Crashing.java",
                Models.iris("p", "Crashing").replace("@Dense(units = 3)", "@crash.Crash")
                    + "class Use { CrashingTrainer a; FineTrainer b; CrashingNetwork c; }");
    Outcome outcome = new LaunchedCompiler(Path.of(System.getProperty("java.home"))).compile(job);
    assertThat(outcome.findings()).hasSize(1);
    Finding crash = outcome.findings().get(0);
    assertThat(crash.id()).isEqualTo("internal");
    assertThat(crash.file()).isEqualTo("Crashing.java");
    assertThat(crash.text()).contains("oops");
    assertThat(outcome.notes().toString()).contains("IllegalStateException: oops");
    assertThat(outcome.generated().get("p/FineTrainer.java")).contains("backward");
  }

  private Path compileRule() throws IOException {
    String path =
        Compilers.place(GradwrightProcessor.class)
            + File.pathSeparator
            + Compilers.place(org.jspecify.annotations.NullMarked.class);
    Job job =
        Job.strict(directory.resolve("rule"))
            .options("-proc:none", "-classpath", path)
            .withProcessors()
            .with("crash/CrashRule.java", CRASHING_RULE);
    Outcome outcome = Compilers.javac().compile(job);
    assertThat(outcome.errors()).isEmpty();
    Path services = job.classes().resolve("META-INF/services");
    Files.createDirectories(services);
    Files.writeString(
        services.resolve("dev.gradwright.processor.rule.LayerRule"), "crash.CrashRule\n");
    return job.classes();
  }
}
