package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Exercise;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of {@code declarations/legal} compiles without a word under {@code -Xlint:all
 * -Werror}, every network in it predicts and every trainer takes a step, and all compilers are
 * given the same text.
 */
class LegalDeclarationsTest {
  private static final Path LEGAL = Path.of("src", "test", "resources", "declarations", "legal");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> eachFileCompilesAndRuns() throws IOException {
    Map<String, String> files = files();
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> texts = new TreeSet<>();
    Set<String> textsWithoutVectors = new TreeSet<>();
    for (SourceCompiler compiler : Compilers.all()) {
      tests.add(
          DynamicTest.dynamicTest(
              "D17 D21 D22 D37-D41 D43-D45 D49 D52: " + compiler.name(),
              () -> {
                boolean vectors = !compiler.name().equals("ecj"); // it would not see their classes
                Set<String> kind = vectors ? texts : textsWithoutVectors;
                kind.add(compileAndRun(compiler, files).toString());
              }));
    }
    tests.add(
        DynamicTest.dynamicTest(
            "D56: the same text under every compiler",
            () -> {
              SourceCompiler javac = Compilers.all().get(0);
              textsWithoutVectors.add(
                  compileAndRun(javac, files, "-Agradwright.vectors=off").toString());
              assertThat(texts).hasSize(1);
              assertThat(textsWithoutVectors).hasSize(1);
            }));
    return tests.stream();
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(LEGAL)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(LEGAL.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private Map<String, String> compileAndRun(
      SourceCompiler compiler, Map<String, String> files, String... more) {
    String folder = compiler.name().replace(' ', '-') + String.join("", more);
    Job job = Job.strict(directory.resolve(folder)).options("-Agradwright.verify").options(more);
    for (Map.Entry<String, String> file : files.entrySet()) {
      job = job.with(file.getKey(), file.getValue());
    }
    Outcome outcome = compiler.compile(job);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.success()).isTrue();
    List<String> run = Exercise.runAll(outcome);
    assertThat(run).containsAtLeastElementsIn(expected(files));
    return outcome.generated();
  }

  /** Returns the classes that the files say they give: {@code // GIVES IrisTrainer}. */
  private static Set<String> expected(Map<String, String> files) {
    Set<String> names = new TreeSet<>();
    files.forEach(
        (path, text) ->
            text.lines()
                .filter(line -> line.startsWith("// GIVES "))
                .flatMap(line -> Stream.of(line.substring(9).split(" ")))
                .forEach(
                    name -> {
                      int slash = path.lastIndexOf('/');
                      String folder = slash < 0 ? "" : path.substring(0, slash + 1);
                      names.add(folder.replace('/', '.') + name);
                    }));
    return names;
  }
}
