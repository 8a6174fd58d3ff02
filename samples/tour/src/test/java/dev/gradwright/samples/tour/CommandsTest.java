package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.GradwrightException;
import dev.gradwright.kernel.Generator;
import dev.gradwright.train.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on files that these tests make themselves. */
class CommandsTest {
  private static final TrainingListener SILENT = new TrainingListener() {};
  private static final String[] NONE = {};

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @TempDir Path folder;

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Three clouds of flowers far from each other. */
  private Path flowers(boolean labelled) throws IOException {
    Generator random = new Generator(3);
    List<String> rows = new ArrayList<>(List.of("a,b,c,d" + (labelled ? ",kind" : "")));
    for (int i = 0; i < 90; i++) {
      StringBuilder row = new StringBuilder();
      for (int j = 0; j < 4; j++) {
        double number = 10 * (i % 3) + 100 * j + random.nextGaussian();
        row.append(j == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.3f", number));
      }
      rows.add(row + (labelled ? "," + List.of("one", "two", "three").get(i % 3) : ""));
    }
    return Files.write(folder.resolve(labelled ? "labelled.csv" : "plain.csv"), rows);
  }

  /** Six numbers and one of three makes, of which the price is a plain sum. */
  private Path cars() throws IOException {
    Generator random = new Generator(4);
    List<String> rows = new ArrayList<>(List.of("n1,n2,n3,n4,n5,n6,make,price"));
    for (int i = 0; i < 200; i++) {
      StringBuilder row = new StringBuilder();
      double price = 20 + 5 * (i % 3);
      for (int j = 0; j < 6; j++) {
        double number = random.nextGaussian();
        price += number;
        row.append(String.format(Locale.ROOT, "%.4f,", number));
      }
      row.append(List.of("x", "y", "z").get(i % 3));
      rows.add(row + String.format(Locale.ROOT, ",%.4f", price));
    }
    return Files.write(folder.resolve("cars.csv"), rows);
  }

  @Test
  void aSavedModelPredictsTheClassesOfRawRows() throws IOException {
    Path model = folder.resolve("model");
    double accuracy = new IrisCommand(out, SILENT).run(flowers(true), "kind", model);
    assertThat(accuracy).isEqualTo(1.0);
    printed.reset();
    assertThat(run("predict", "--model", model.toString(), "--data", flowers(false).toString()))
        .isEqualTo(0);
    assertThat(lines()).hasSize(90);
    assertThat(lines().get(0)).startsWith("one ");
    assertThat(lines().get(1)).startsWith("two ");
    assertThat(lines().get(2)).startsWith("three ");
  }

  @Test
  void aSavedRegressionPreparesCategoriesAsInTraining() throws IOException {
    Path model = folder.resolve("model");
    String[] categories = {"make"};
    double error =
        new RegressionCommand(out, RegressionCommand.trainer(SILENT))
            .run(cars(), "price", categories, NONE, model);
    assertThat(error).isLessThan(1.0); // the standard deviation of the price is about 4.8
    printed.reset();
    assertThat(
            run(
                "predict",
                "--model",
                model.toString(),
                "--data",
                cars().toString(),
                "--categories",
                "make",
                "--ignore",
                "price"))
        .isEqualTo(0);
    List<String> rows = Files.readAllLines(cars());
    for (int i = 0; i < 200; i++) {
      String price = rows.get(i + 1).substring(rows.get(i + 1).lastIndexOf(',') + 1);
      assertThat(Double.parseDouble(lines().get(i))).isWithin(4.0).of(Double.parseDouble(price));
    }
  }

  @Test
  void aFolderWithoutImagesSaysWhatToFetchAndWhereToPutIt() {
    GradwrightException e =
        assertThrows(
            GradwrightException.class,
            () -> new DigitsCommand(out, SILENT).run(folder, 1, 0.02, folder.resolve("model")));
    assertThat(e).hasMessageThat().contains(folder.toString());
    assertThat(e).hasMessageThat().contains("fetch the four files of MNIST");
  }

  @Test
  void aMissingFileIsNamedWithItsWholePath() {
    Path missing = folder.resolve("nothing.csv");
    GradwrightException e =
        assertThrows(
            GradwrightException.class,
            () -> new IrisCommand(out, SILENT).run(missing, "kind", folder.resolve("model")));
    assertThat(e).hasMessageThat().contains(missing.toAbsolutePath().toString());
  }

  private int run(String... arguments) {
    return Tour.run(out, out, arguments);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void unknownDoubledAndEmptyOptionsAreRefusedByName() {
    for (String[] wrong :
        new String[][] {
          {"iris", "--dat", "x"}, {"iris", "--data", "x", "--data", "y"}, {"iris", "--data"}
        }) {
      printed.reset();
      assertThat(run(wrong)).isEqualTo(2);
      assertThat(text()).contains(wrong[1]);
    }
  }

  @Test
  void aDeclaredModelIsTrainedMeasuredAndUsedFromTheCommandLine() throws IOException {
    Path model = folder.resolve("iris.safetensors");
    Path report = folder.resolve("iris.html");
    assertThat(
            run(
                "train",
                "--model",
                "Iris",
                "--data",
                flowers(true).toString(),
                "--label",
                "kind",
                "--epochs",
                "30",
                "--patience",
                "20",
                "--checkpoint",
                folder.resolve("run").toString(),
                "--report",
                report.toString(),
                "--save",
                model.toString()))
        .isEqualTo(0);
    assertThat(text()).contains("saved as " + model);
    assertThat(Files.readString(report))
        .contains("<title>dev.gradwright.samples.tour.Iris</title>");
    printed.reset();
    assertThat(
            run(
                "evaluate",
                "--model",
                model.toString(),
                "--data",
                flowers(true).toString(),
                "--label",
                "kind"))
        .isEqualTo(0);
    assertThat(lines().get(0)).startsWith("loss 0.");
    assertThat(lines().get(0)).contains("accuracy 1.0");
    assertThat(lines().get(1)).isEqualTo("actual    one  three    two");
    printed.reset();
    assertThat(run("predict", "--model", model.toString(), "--data", flowers(false).toString()))
        .isEqualTo(0);
    assertThat(lines().get(1)).startsWith("two ");
  }

  @Test
  void mistakesOnTheCommandLineAreNamed() throws IOException {
    String data = flowers(true).toString();
    assertThat(run("train", "--model", "Irs", "--data", data, "--label", "kind")).isEqualTo(1);
    assertThat(text()).contains("there is no class dev.gradwright.samples.tour.IrsTrainer");
    printed.reset();
    assertThat(run("train", "--model", "Iris", "--data", data)).isEqualTo(2);
    assertThat(text()).contains("--label");
    printed.reset();
    assertThat(
            run(
                "train",
                "--model",
                "Iris",
                "--data",
                data,
                "--label",
                "kind",
                "--optimizer",
                "sgdd"))
        .isEqualTo(1);
    assertThat(text()).contains("--optimizer sgdd: give sgd, momentum");
  }
}
