package dev.gradwright.processor.report;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import dev.gradwright.report.look.Columns;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pages that {@code -Agradwright.report} leaves. */
final class ReportTest {
  @TempDir Path directory;

  static List<SourceCompiler> compilers() {
    return Compilers.all();
  }

  private Path pages() {
    return directory.resolve("pages");
  }

  private Job job() {
    return Job.strict(directory).options("-Agradwright.report=" + pages());
  }

  private String page(String name) throws IOException {
    return Files.readString(pages().resolve(name));
  }

  private static Document parse(String page)
      throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  private static int count(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return found.getLength();
  }

  private static void checkColumns(String text) {
    for (String line : text.lines().toList()) {
      assertWithMessage(line).that(Columns.width(line)).isAtMost(100);
    }
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("each model has a page as HTML and one as text, with the same figures")
  void pagesOfAModel(SourceCompiler compiler) throws Exception {
    Outcome outcome = compiler.compile(job().with("p/Iris.java", Models.iris("p", "Iris")));
    assertThat(outcome.findings()).isEmpty();
    Document page = parse(page("p.Iris.html"));
    assertThat(count(page, "svg")).isEqualTo(1);
    assertThat(count(page, "rect")).isEqualTo(3);
    assertThat(count(page, "script") + count(page, "link") + count(page, "img")).isEqualTo(0);
    String text = page("p.Iris.txt");
    checkColumns(text);
    assertThat(text).contains("\nspecies  @Dense                flower   [3]            15\n");
    assertThat(text).contains("\nparameters                       15\n");
    assertThat(page("p.Iris.html")).contains("<dt>parameters</dt><dd>15</dd>");
  }

  @Test
  @DisplayName("the graph of 1,000 layers is folded, and nothing is left out of the tables")
  void longChain() throws Exception {
    StringBuilder model = new StringBuilder("@Model interface Long {\n  @Input(3) Tensor n0();\n");
    for (int i = 1; i <= 1000; i++) {
      model.append("  @Dense(units = 3) Tensor n%d(Tensor n%d);\n".formatted(i, i - 1));
    }
    model.append("  @MeanSquaredError Loss loss(Tensor n1000);\n}\n");
    Outcome outcome = compile("Long", model.toString());
    assertThat(outcome.findings()).isEmpty();
    Document page = parse(page("p.Long.html"));
    assertThat(count(page, "rect")).isEqualTo(7); // n0, n1, two of a stack, n999, n1000, loss
    assertThat(page("p.Long.html")).contains("997 nodes: @Dense [3]");
    assertThat(page("p.Long.html")).contains("<th scope=\"row\">n537</th>");
    checkColumns(page("p.Long.txt"));
  }

  private Outcome compile(String name, String body, String... options) {
    return Compilers.javac()
        .compile(
            job()
                .options(options)
                .with("p/" + name + ".java", "package p; " + Models.IMPORTS + body));
  }

  @Test
  @DisplayName("a large layer says why it is in loops; long and foreign names keep the columns")
  void loopsAndNames() throws Exception {
    String name = "a".repeat(150);
    Outcome outcome =
        compile(
            "Names",
            """
            @Model(precision = Precision.DOUBLE) interface Names {
              @Input(784) Tensor 层();
              @Dense(units = 128) Tensor NAME(Tensor 层);
              @Dense(units = 128) Tensor $größe(Tensor 层);
              @Add Tensor sum(Tensor NAME, Tensor $größe);
              @MeanSquaredError Loss loss(Tensor sum);
            }
            """
                .replace("NAME", name));
    assertThat(outcome.findings()).isEmpty();
    String text = page("p.Names.txt");
    assertThat(text).contains("In loops: 100,352 multiply-adds a row");
    assertThat(text).contains("no bodies on vectors: those are for single precision");
    checkColumns(text.replace(name, "a"));
    assertThat(parse(page("p.Names.html")).getDocumentElement().getTextContent()).contains(name);
  }

  @Test
  @DisplayName("the pages depend on the model alone, not on locale, zone or day")
  void samePages() throws IOException {
    String model = Models.body("Same", 1_000);
    compile("Same", model);
    String before = page("p.Same.html") + page("p.Same.txt");
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
      compile("Same", model);
    } finally {
      Locale.setDefault(locale);
    }
    assertThat(page("p.Same.html") + page("p.Same.txt")).isEqualTo(before);
    assertThat(before).contains("5,000");
  }

  @Test
  @DisplayName("a model over its budget has its page, to see where to save")
  void overBudget() throws IOException {
    Outcome outcome = compile("Over", Models.body("Over", 3).replace("@Model", BUDGET));
    assertThat(outcome.errors().stream().map(Finding::id).toList()).containsExactly("budget");
    assertThat(page("p.Over.txt")).contains("parameters: 15 of 10 (150.0 %), over the budget\n");
    assertThat(page("p.Over.html")).contains("<li>flops: 38 of 400 (9.5 %)</li>");
  }

  private static final String BUDGET = "@Model @Budget(parameters = 10, flops = 400)";

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("a folder that cannot be written is one error, whatever the number of models")
  void folderInTheWay(SourceCompiler compiler) throws IOException {
    Files.createFile(pages());
    Outcome outcome =
        compiler.compile(
            job()
                .with("p/Iris.java", Models.iris("p", "Iris"))
                .with("p/Other.java", Models.iris("p", "Other")));
    assertThat(outcome.errors().stream().map(Finding::id).toList())
        .containsExactly("cannot-report");
    assertThat(outcome.errors().get(0).text()).contains("pages/p.Iris.html");
  }

  static Stream<String> options() {
    return Stream.of("-Agradwright.report", "-Agradwright.report=", "-Agradwright.vectorSource");
  }

  @ParameterizedTest
  @MethodSource("options")
  @DisplayName("an option that should name a folder and does not is one error")
  void noFolder(String option) {
    Job job = Job.strict(directory).options(option).with("p/I.java", Models.iris("p", "I"));
    Outcome outcome = Compilers.javac().compile(job);
    assertThat(outcome.errors().stream().map(Finding::id).toList()).containsExactly("no-folder");
  }
}
