package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Exercise;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import dev.gradwright.processor.declare.harness.ToolCompiler;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.Twice;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks from another module, of which only class files are there. */
class CompiledBlocksTest {
  private static final String LIBRARY =
      "package lib; "
          + Models.IMPORTS
          + """
          import dev.gradwright.processor.testing.Twice;
          @Model public interface Deep {
            @Input(4) Tensor query();
            @Input({2, 2}) Tensor memory();
            @Reshape({4}) Tensor plain(Tensor memory);
            @Twice Tensor flat(Tensor plain);
            @Use(value = Outer.Residual.class, repeat = 11) Tensor body(Tensor flat);
            @Dense(units = 4, bias = false)
            @Shared("body.2.hidden") Tensor tied(Tensor body);
            @Concat(axis = 0) Tensor both(Tensor tied, Tensor query);
            @Weight(shape = 8) Tensor gain();
            @Formula("g * tanh(a)  +  where(a > 0, 0.5, 0.25) * a")
            Tensor bent(@From("gain") Tensor g, @From("both") Tensor a);
            @Dense(units = 4, l1 = 0.125, activation = ActivationFunction.ELU) Tensor y(Tensor bent);
            @SoftmaxCrossEntropy(classWeights = {1, 2, 3, 4}) Loss loss(Tensor y);
            @HalfSquaredError Loss other(Tensor y, Tensor target);
            @Dense(units = 4) Tensor target(Tensor flat);
          }
          class Outer {
            @Model interface Residual {
              @Input(4) Tensor x();
              @Dense(units = 4, activation = ActivationFunction.TANH) Tensor hidden(Tensor x);
              @Add Tensor sum(@From("hidden") Tensor a, @From("x") Tensor b);
            }
          }
          """;

  private static final String USER =
      "package user; "
          + Models.IMPORTS
          + """
          @Model public interface User {
            @Input(4) Tensor a();
            @Input({2, 2}) Tensor b();
            @Use(lib.Deep.class)
            Tensor first(@From("b") Tensor memory, @From("a") Tensor query);
            @Use(lib.Deep.class) @Shared("first") @Output
            Tensor second(@From("b") Tensor memory, @From("first") Tensor query);
            @MeanSquaredError Loss loss(Tensor second);
          }
          """;

  @TempDir Path directory;

  static List<SourceCompiler> compilers() {
    return Compilers.all();
  }

  private static String classPath(Path... more) {
    StringBuilder path = new StringBuilder(ToolCompiler.userClassPath());
    path.append(File.pathSeparator).append(CompiledModels.place(Twice.class));
    for (Path entry : more) {
      path.append(File.pathSeparator).append(entry);
    }
    return path.toString();
  }

  private Job job(String folder, Path... more) {
    return Job.strict(directory.resolve(folder))
        .options("-Agradwright.verify", "-classpath", classPath(more));
  }

  private Path library(SourceCompiler compiler) {
    Outcome library = compiler.compile(job("lib").with("lib/Deep.java", LIBRARY));
    assertThat(library.findings()).isEmpty();
    return library.job().classes();
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("a block from class files gives the text that its source would")
  void sameTextAsFromSource(SourceCompiler compiler) {
    Outcome apart = compiler.compile(job("user", library(compiler)).with("user/User.java", USER));
    assertThat(apart.findings()).isEmpty();
    assertThat(Exercise.runAll(apart)).containsExactly("user.UserNetwork", "user.UserTrainer");
    Outcome together =
        compiler.compile(job("both").with("user/User.java", USER).with("lib/Deep.java", LIBRARY));
    assertThat(together.findings()).isEmpty();
    Map<String, String> texts = new TreeMap<>(together.generated());
    texts.keySet().removeIf(path -> path.startsWith("lib"));
    assertThat(apart.generated()).isEqualTo(texts);
    assertThat(texts.get("user/UserNetwork.java"))
        .contains(
            "node second.tied Dense [4] second.body.10.sum ; @shared=first.body.2.hidden"
                + " bias=false units=4");
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("a block without its generated class is one error that names it")
  void withoutGraph(SourceCompiler compiler) throws IOException {
    Path library = library(compiler);
    Files.delete(library.resolve("lib/DeepNetwork.class"));
    Outcome outcome = compiler.compile(job("user", library).with("user/User.java", USER));
    assertThat(outcome.success()).isFalse();
    for (Finding finding : outcome.findings()) {
      assertThat(finding.id()).isEqualTo("block-without-graph");
      assertThat(finding.text()).contains("lib.DeepNetwork");
    }
    assertThat(outcome.findings()).hasSize(1);
  }

  /** The block's interface and a network that someone else has written. */
  private Path forged(SourceCompiler compiler, String graph) {
    Outcome library =
        compiler.compile(
            job("forged")
                .options("-proc:none")
                .with("lib/Deep.java", LIBRARY)
                .with(
                    "lib/DeepNetwork.java",
                    "package lib; class DeepNetwork { static final String GRAPH = \""
                        + graph
                        + "\"; }"));
    assertThat(library.errors()).isEmpty();
    return library.job().classes();
  }

  private static void assertOne(Outcome outcome, String id, String part) {
    assertThat(outcome.success()).isFalse();
    assertThat(outcome.findings().stream().map(Finding::id).toList()).containsExactly(id);
    assertThat(outcome.findings().get(0).text()).contains(part);
    assertThat(outcome.findings().get(0).file()).isEqualTo("User.java");
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("a graph of another version, a layer that nobody knows, another shape")
  void otherGraphs(SourceCompiler compiler) {
    Path newer = forged(compiler, "gradwright 9\\nanything");
    Job user = job("user", newer).with("user/User.java", USER);
    assertOne(compiler.compile(user), "block-version", "begins with 'gradwright 9'");
    String head = "gradwright 1\\nnode query Input [4]\\nnode memory Input [2,2]\\n";
    forged(
        compiler, head + "node y Swirl [4] query ; @annotation=far.Swirl\\noutput y IDENTITY\\n");
    assertOne(compiler.compile(user), "block-layer", "@far.Swirl");
    forged(compiler, head + "node y Dense [3] query ; units=3\\noutput y IDENTITY\\n");
    assertOne(compiler.compile(user), "block-shape", "takes [4], but first gives [3]");
    forged(compiler, head + "node y Dense [3] memory ; units=3\\noutput y IDENTITY\\n");
    assertThat(compiler.compile(user).errors()).isNotEmpty(); // never silent
  }
}
