package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.train.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the samples reach. Pictures train for one epoch here, a poem stands for the text; the
 * profile {@code figures} has ten epochs and the whole text.
 */
class SamplesTest {
  private static final int EPOCHS = Integer.getInteger("gradwright.epochs", 1);
  private static final TrainingListener SILENT = new TrainingListener() {};

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static Path data(String file) {
    String data = System.getenv("GRADWRIGHT_DATA");
    assumeTrue(
        data != null && !data.isEmpty(), "GRADWRIGHT_DATA names no folder with the data sets");
    return Path.of(data).resolve(file);
  }

  @Test
  void enzymeIsFoundAsInTheLiterature() {
    double[] found = Kinetics.run(out);
    // Bates and Watts, Nonlinear Regression Analysis, 1988: 212.7 counts, 0.06412 parts per million
    assertThat(found[0]).isWithin(5e-4).of(2.127);
    assertThat(found[1]).isWithin(5e-6).of(0.06412);
  }

  @Test
  void passengersAreForecastBetterThanAsLastMonth() {
    Path file = data("airline-passengers/airline-passengers.csv");
    assertThat(new PassengersCommand(out).run(file, "Passengers")).isAtMost(0.8);
  }

  @Test
  void siblingsAreRecognised() {
    Path file = data("iris/iris-header.csv");
    assertThat(new SiblingsCommand(out).run(file, "species")).isAtLeast(0.9);
  }

  @Test
  void residualBlocksLearnMileage() {
    double error =
        new RegressionCommand(out, RegressionCommand.residual(SILENT))
            .run(
                data("auto-mpg/mpg.csv"),
                "mpg",
                new String[] {"origin"},
                new String[] {"name"},
                folder.resolve("residual.safetensors"));
    assertThat(error).isAtMost(3.2);
  }

  @Test
  void picturesOfDigitsReach990Of1000WithinTenEpochs() {
    double accuracy =
        new PicturesCommand(out, SILENT)
            .run(data("mnist"), EPOCHS, 0.001, folder.resolve("pictures.safetensors"));
    double goal = EPOCHS >= 10 ? 0.990 : 0.975;
    assertWithMessage("after %s epochs", EPOCHS).that(accuracy).isAtLeast(goal);
  }

  @Test
  void picturesOfClothesReach905Of1000WithinTenEpochs() {
    assumeTrue(EPOCHS >= 10, "clothes take ten epochs: mvn -P figures verify");
    double accuracy =
        new PicturesCommand(out, SILENT)
            .run(data("fashion-mnist"), EPOCHS, 0.001, folder.resolve("clothes.safetensors"));
    assertThat(accuracy).isAtLeast(0.905);
  }

  @Test
  void sketchesAreDrawnBesideTheirOriginals() {
    assumeTrue(EPOCHS >= 10, "sketches take several epochs: mvn -P figures verify");
    assertThat(new SketchCommand(out, SILENT).run(data("mnist"), 5)).isAtMost(0.02);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().count()).isAtLeast(3 * 14);
  }

  @Test
  void verseLearnsARhymeByHeart() throws IOException {
    String rhyme = "row, row, row your boat,\ngently down the stream.\n".repeat(60);
    Path file = Files.writeString(folder.resolve("rhyme.txt"), rhyme);
    double nats = new VerseCommand(out, SILENT).run(file, 40, 0.005, 60);
    assertThat(nats).isLessThan(0.5); // 21 characters, evenly: 3.0
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("row");
  }

  @Test
  void verseNeedsAtMost160HundredthsOfANat() {
    assumeTrue(EPOCHS >= 10, "the whole text takes a quarter of an hour: mvn -P figures verify");
    double nats =
        new VerseCommand(out, SILENT).run(data("tiny-shakespeare/input.txt"), 8, 0.003, 400);
    assertThat(nats).isAtMost(1.60);
  }
}
