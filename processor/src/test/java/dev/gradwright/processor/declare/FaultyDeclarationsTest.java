package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Expectation;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of {@code declarations/faults} gives exactly the messages that are marked in it: at
 * its line, under javac at its column, and nothing else, although the file uses the classes that
 * its models would have had.
 */
class FaultyDeclarationsTest {
  private static final Path FAULTS = Path.of("src", "test", "resources", "declarations", "faults");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicContainer> eachFaultGivesItsMessage() throws IOException {
    Map<String, String> files = files();
    assertThat(files).isNotEmpty();
    List<DynamicContainer> cells = new ArrayList<>();
    for (SourceCompiler compiler : Compilers.all()) {
      Outcome outcome = compiler.compile(job(compiler, files));
      List<DynamicTest> tests = new ArrayList<>();
      files.forEach(
          (file, text) ->
              tests.add(
                  DynamicTest.dynamicTest(
                      file, () -> compare(file, text, outcome, compiler.hasColumns()))));
      tests.add(DynamicTest.dynamicTest("nothing without a file", () -> compareRest(outcome)));
      cells.add(DynamicContainer.dynamicContainer(compiler.name(), tests));
    }
    return cells.stream();
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(FAULTS)) {
      for (Path file : found.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return files;
  }

  private Job job(SourceCompiler compiler, Map<String, String> files) {
    // as builds with Error Prone do: the bodies of methods are looked at in spite of errors
    Job job =
        Job.strict(directory.resolve(compiler.name().replace(' ', '-')))
            .options("-Agradwright.verify", "--should-stop=ifError=FLOW", "-Xmaxerrs", "1000");
    for (Map.Entry<String, String> file : files.entrySet()) {
      String folder = file.getKey().replace(".java", "").toLowerCase(Locale.ROOT);
      job = job.with(folder + "/" + file.getKey(), file.getValue());
    }
    return job;
  }

  private static void compare(String file, String text, Outcome outcome, boolean withColumns) {
    List<Expectation> missing = new ArrayList<>(Expectation.of(text));
    missing.removeIf(e -> e.isEclipseOnly() && withColumns);
    List<Finding> surplus = new ArrayList<>(outcome.in(file));
    if (!withColumns && text.contains("@Model record ")) {
      surplus.addAll(outcome.in("")); // Eclipse has no place for a record
    }
    for (Expectation expectation : List.copyOf(missing)) {
      for (Finding finding : List.copyOf(surplus)) {
        if (missing.contains(expectation) && expectation.matches(finding, withColumns)) {
          surplus.remove(finding);
          missing.remove(expectation);
        }
      }
    }
    if (!missing.isEmpty() || !surplus.isEmpty()) {
      throw new AssertionError("missing:\n" + lines(missing) + "\nsurplus:\n" + lines(surplus));
    }
  }

  private static String lines(List<?> things) {
    return things.stream().map(String::valueOf).collect(Collectors.joining("\n"));
  }

  private static void compareRest(Outcome outcome) {
    List<Finding> withoutFile = new ArrayList<>(outcome.in(""));
    withoutFile.removeIf(f -> f.text().contains("Recorded is a record")); // in ECJ
    assertThat(withoutFile).isEmpty();
    List<String> generated =
        outcome.findings().stream()
            .map(Finding::file)
            .filter(f -> f.matches(".*(Network|Trainer)\\.java"))
            .toList();
    assertThat(generated).isEmpty();
    assertThat(outcome.success()).isFalse();
  }
}
