package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places of messages in sources of an unusual form. */
class PositionsTest {
  @TempDir Path directory;

  static List<SourceCompiler> compilers() {
    return Compilers.all();
  }

  private List<Finding> compile(SourceCompiler compiler, String text) {
    Outcome outcome = compiler.compile(Job.strict(directory).with("p/Iris.java", text));
    return outcome.findings();
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("D59: line and column with carriage returns and tabs")
  void windowsLinesAndTabs(SourceCompiler compiler) {
    String text = Models.iris("p", "Iris").replace("units = 3", "units = 0").replace("\n", "\r\n");
    List<Finding> findings = compile(compiler, text.replace("  @Dense", "\t@Dense"));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).line()).isEqualTo(4);
    if (compiler.hasColumns()) {
      // a tab reaches to column 8, as javac counts
      assertThat(findings.get(0).column()).isEqualTo(8 + "@Dense(units = 0".length());
    }
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("D52: a value on a line of its own is shown there, or in ECJ at its name")
  void valueOnAnotherLine(SourceCompiler compiler) {
    String text = Models.iris("p", "Iris").replace("units = 3", "\n  units =\n    0");
    List<Finding> findings = compile(compiler, text);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).line()).isEqualTo(compiler.hasColumns() ? 6 : 5);
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("D40: an invisible character in a name is ignored by javac and an error in ECJ")
  void invisibleCharacter(SourceCompiler compiler) {
    String text = Models.iris("p", "Iris").replace("species", "spe\u202ecies");
    List<String> ids = compile(compiler, text).stream().map(Finding::id).toList();
    if (compiler.hasColumns()) {
      assertThat(ids).isEmpty();
    } else {
      assertThat(ids).containsExactly("node-name");
    }
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("an unknown layer is the compiler's error; JDK 17 hides it from processors")
  void unknownLayer(SourceCompiler compiler) {
    String text =
        Models.iris("p", "Iris").replace("@Dense", "@Dennse") + "class U { IrisTrainer t; }";
    List<Finding> errors = compile(compiler, text).stream().filter(Finding::isError).toList();
    assertThat(errors.stream().filter(e -> e.id().equals("compiler")).toList()).hasSize(1);
    assertThat(errors.stream().allMatch(e -> e.line() == 4)).isTrue();
    assertThat(errors.size()).isAtMost(compiler.name().equals("javac 17") ? 2 : 1);
  }
}
