package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what the processor costs beside the compiler; nothing is asserted of the times. */
final class CompileTimeTest {
  private static final int MODELS = 50;
  private static final int LAYERS = 10;

  @TempDir Path folder;

  private static List<ModelSource> models(int units) {
    List<ModelSource> models = new ArrayList<>();
    for (int m = 0; m < MODELS; m++) {
      List<String> members = new ArrayList<>(List.of("@Input(" + units + ") Tensor n0();"));
      for (int i = 1; i <= LAYERS; i++) {
        members.add(
            "@Dense(units = %d, activation = TANH) Tensor n%d(Tensor n%d);"
                .formatted(units, i, i - 1));
      }
      members.add("@MeanSquaredError Loss loss(Tensor n" + LAYERS + ");");
      models.add(ModelSource.of("T" + m, members.toArray(String[]::new)));
    }
    return models;
  }

  @Test
  void printsTheTimesOfProcessorAndCompiler() throws IOException {
    CompiledModels compiled = CompiledModels.of(models(4));
    compiled.writeVectors(folder); // which the processor has compiled
    long start = System.nanoTime();
    assertThat(compileGenerated(compiled)).isTrue();
    long compiler = System.nanoTime() - start;
    System.out.printf(
        Locale.ROOT,
        "%d models of %d layers: the processor takes %d ms, javac %d ms for what it generated%n",
        MODELS,
        LAYERS,
        compiled.processorNanos() / 1_000_000,
        compiler / 1_000_000);
  }

  private boolean compileGenerated(CompiledModels compiled) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-classpath",
              CompiledModels.classPath() + File.pathSeparator + folder,
              "-proc:none",
              "-d",
              folder.toString());
      return compiler
          .getTask(new StringWriter(), files, null, options, null, CompiledModels.units(compiled))
          .call();
    }
  }
}
