package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.processor.GradwrightProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README to what the project does. */
class ReadmeTest {
  private static final Path README = Path.of("../../README.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");

  @TempDir Path classes;

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(README));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  private static String block(String language, String part) throws IOException {
    return blocks(language).stream()
        .filter(b -> b.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError("README has no block with " + part));
  }

  private List<Diagnostic<? extends JavaFileObject>> compile(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
    JavaCompiler.CompilationTask task =
        compiler.getTask(new StringWriter(), null, diagnostics, options, null, List.of(file));
    task.setProcessors(List.of(new GradwrightProcessor()));
    boolean unused = task.call();
    return diagnostics.getDiagnostics();
  }

  private static final String IMPORTS =
      """
      import static dev.gradwright.layer.ActivationFunction.*;
      import dev.gradwright.*;
      import dev.gradwright.data.*;
      import dev.gradwright.layer.*;
      import dev.gradwright.loss.*;
      import dev.gradwright.metric.*;
      import dev.gradwright.optimizer.*;
      import dev.gradwright.report.*;
      import dev.gradwright.train.*;
      import java.nio.file.Path;
      import java.util.*;
      """;

  @Test
  void theModelAndTheProgramOfTheReadmeCompile() throws IOException {
    String model = block("java", "interface Iris");
    String program = block("java", "IrisTrainer.builder()");
    String saving = block("java", ".save(");
    String source =
        IMPORTS + model + "class Use { void run(Path path) {\n" + program + saving + "}}\n";
    assertThat(compile("Iris", source)).isEmpty();
  }

  @Test
  void thePomOfTheReadmeNamesTheArtifactsOfThisVersion() throws IOException {
    String pom = Files.readString(Path.of("../../pom.xml"));
    Matcher version =
        Pattern.compile("<artifactId>gradwright-parent</artifactId>\\s*<version>(.*?)</version>")
            .matcher(pom);
    assertThat(version.find()).isTrue();
    String snippet = block("xml", "annotationProcessorPaths").replaceAll("\\s+", "");
    for (String artifact : List.of("gradwright-runtime", "gradwright-processor")) {
      assertThat(snippet)
          .contains(
              "<groupId>dev.gradwright</groupId><artifactId>"
                  + artifact
                  + "</artifactId><version>"
                  + version.group(1)
                  + "</version>");
    }
  }

  @Test
  void theTrainingOfTheReadmeCompiles() throws IOException {
    String model = block("java", "interface Iris");
    String program = block("java", "Checkpoint.in(");
    String source =
        IMPORTS
            + model
            + "class Use { void run(Dataset train, Dataset validation) {\n"
            + program
            + "}}\n";
    assertThat(compile("Iris", source)).isEmpty();
  }

  @Test
  void theRecordsOfTheReadmeCompile() throws IOException {
    String model = block("java", "interface Botanist");
    String program = block("java", "BotanistData.in(");
    String source = IMPORTS + model + "class Use { void run(Path path) {\n" + program + "}}\n";
    assertThat(compile("Botanist", source)).isEmpty();
  }

  @Test
  void theDataProgramOfTheReadmeCompiles() throws IOException {
    String program = block("java", "Preparation.standardize()");
    String source = IMPORTS + "class Cars { void run(Path path) {\n" + program + "}}\n";
    assertThat(compile("Cars", source)).isEmpty();
  }

  @Test
  void theSlipOfTheReadmeGivesTheErrorOfTheReadme() throws IOException {
    String model = block("java", "interface Iris").replace("Tensor hidden)", "Tensor hiden)");
    List<Diagnostic<? extends JavaFileObject>> found = compile("Iris", IMPORTS + model);
    assertThat(found).hasSize(1);
    String shown = block("text", "[gradwright:");
    assertThat(shown).contains(found.get(0).getMessage(Locale.ROOT));
  }

  @Test
  void theBudgetOfTheReadmeGivesTheErrorOfTheReadme() throws IOException {
    String limited = block("java", "@Budget(").replace("interface Iris {", "").strip();
    String model = block("java", "interface Iris").replace("@Model", limited);
    List<Diagnostic<? extends JavaFileObject>> found = compile("Iris", IMPORTS + model);
    assertThat(found).hasSize(1);
    assertThat(block("text", "[gradwright:budget]")).contains(found.get(0).getMessage(Locale.ROOT));
  }

  @Test
  void theCostsOfTheReadmeAreThoseOfTheJavadoc() throws IOException {
    String generated = Files.readString(Path.of("generated/IrisNetwork.java"));
    for (String line : block("text", "FLOPs forward").lines().toList()) {
      assertThat(generated).contains(" * " + line + "\n");
    }
  }

  @Test
  void theGeneratedCodeOfTheReadmeIsGenerated() throws IOException {
    String generated = Files.readString(Path.of("generated/IrisLayers.java"));
    for (String line : block("java", "hiddenBackward").lines().toList()) {
      if (!line.strip().equals("// ...")) {
        assertWithMessage("line of README's generated code").that(generated).contains(line.strip());
      }
    }
  }

  @Test
  void whatTheTourPrintsInTheReadmeIsWhatItPrints() throws IOException {
    String printed = block("text", "Epoch: 0, Loss");
    var out = new java.io.ByteArrayOutputStream();
    var unused = LinearRegression.fit(new java.io.PrintStream(out));
    List<String> real = out.toString(java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    for (String line : printed.lines().filter(l -> l.startsWith("Epoch: ")).toList()) {
      assertThat(real).contains(line);
    }
    assertThat(printed).contains(real.get(real.size() - 1));
  }
}
