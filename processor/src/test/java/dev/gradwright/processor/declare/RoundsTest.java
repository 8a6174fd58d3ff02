package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.GradwrightProcessor;
import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Exercise;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import dev.gradwright.processor.declare.harness.WritingProcessor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that name types which another processor writes in the same compilation. */
class RoundsTest {
  @TempDir Path directory;

  static List<SourceCompiler> compilers() {
    return Compilers.all();
  }

  private Outcome compile(SourceCompiler compiler, String source) {
    return compiler.compile(
        Job.strict(directory)
            .withProcessors(WritingProcessor.class, GradwrightProcessor.class)
            .options("-Xlint:-processing")
            .with("p/Late.java", "package p; " + Models.IMPORTS + source));
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("D51: a supertype that another processor writes does not matter")
  void supertypeFromAnotherProcessor(SourceCompiler compiler) {
    String body = Models.body("Late extends written.Plain", 3);
    Outcome outcome = compile(compiler, body + "class Use { LateTrainer a; }");
    assertThat(outcome.findings()).isEmpty();
    assertThat(Exercise.runAll(outcome)).containsExactly("p.LateNetwork", "p.LateTrainer");
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("D51: nodes of a supertype that another processor writes are reported once")
  void nodesOfSupertypeFromAnotherProcessor(SourceCompiler compiler) {
    String body = Models.body("Late extends written.WithNode", 3);
    Outcome outcome =
        compile(
            compiler,
            body.replace("Tensor flower();", "Tensor blossom();")
                .replace("(Tensor flower)", "(Tensor blossom)"));
    assertThat(outcome.findings().stream().map(Finding::id).toList())
        .containsExactly("inherited-node");
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("D51: a constant that another processor writes is an error, never a silent stand-in")
  void constantFromAnotherProcessor(SourceCompiler compiler) {
    String body = Models.body("Late", 3).replace("units = 3", "units = written.Sizes.UNITS");
    Outcome outcome = compile(compiler, body + "class Use { LateTrainer a; }");
    assertThat(outcome.errors().stream().map(Finding::id).toList())
        .containsExactly(compiler.hasColumns() ? "late-value" : "compiler");
  }
}
