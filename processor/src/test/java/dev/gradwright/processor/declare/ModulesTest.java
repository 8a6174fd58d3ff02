package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import dev.gradwright.processor.declare.harness.ToolCompiler;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** D46: models in a named module. */
class ModulesTest {
  private static final String RUN =
      """
      package p;
      import dev.gradwright.data.Dataset;
      public final class Run implements Runnable {
        public Run() {}
        @Override public void run() {
          Dataset data = Dataset.builder().features(new float[] {1, 2, 3, 4, 4, 3, 2, 1}, 4)
              .classes(new int[] {0, 2}, java.util.List.of("a", "b", "c")).build();
          IrisTrainer trainer = IrisTrainer.builder().epochs(2).build();
          trainer.fit(data);
          if (trainer.network().predict(1f, 2f, 3f, 4f).length != 3) throw new AssertionError();
        }
      }
      """;

  @TempDir Path directory;

  /** ECJ finds no module path through javax.tools. */
  static List<SourceCompiler> compilers() {
    return Compilers.all().stream().filter(SourceCompiler::hasColumns).toList();
  }

  private Outcome compile(SourceCompiler compiler, String moduleInfo) {
    return compiler.compile(
        Job.strict(directory)
            .options("--module-path", ToolCompiler.userClassPath(), "-Xlint:-requires-automatic")
            .with("module-info.java", moduleInfo)
            .with("p/Iris.java", Models.iris("p", "Iris"))
            .with("p/Run.java", RUN));
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("a model in a module, its package not exported, compiles and learns in a layer")
  void inModule(SourceCompiler compiler) throws ReflectiveOperationException {
    Outcome outcome =
        compile(
            compiler, "module user.app { requires dev.gradwright; provides Runnable with p.Run; }");
    assertThat(outcome.findings()).isEmpty();
    Path[] places =
        Stream.concat(
                Stream.of(outcome.job().classes()),
                Stream.of(ToolCompiler.userClassPath().split(File.pathSeparator)).map(Path::of))
            .toArray(Path[]::new);
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration()
            .resolve(ModuleFinder.of(places), ModuleFinder.of(), Set.of("user.app"));
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    Runnable run = java.util.ServiceLoader.load(layer, Runnable.class).findFirst().orElseThrow();
    run.run();
    assertThat(run.getClass().getModule().getName()).isEqualTo("user.app");
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("without requires the compiler says so, and we add nothing")
  void withoutRequires(SourceCompiler compiler) {
    Outcome outcome = compile(compiler, "module user.app { }");
    assertThat(outcome.errors()).isNotEmpty();
    assertThat(outcome.findings().stream().map(Finding::id).distinct().toList())
        .containsExactly("compiler");
  }
}
