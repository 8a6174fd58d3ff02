package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.train.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final TrainingListener SILENT = new TrainingListener() {};

  @TempDir Path models;

  @Test
  void linearRegressionPrintsTheLossOfEveryHundredthEpochAndTheLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var unused = LinearRegression.fit(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().toList())
        .containsExactly(
            "Epoch: 0, Loss: 2.4013000082",
            "Epoch: 100, Loss: 0.2810522965",
            "Epoch: 200, Loss: 0.2230192690",
            "Epoch: 300, Loss: 0.2209924632",
            "Epoch: 400, Loss: 0.2209116723",
            "Epoch: 500, Loss: 0.2209082730",
            "Epoch: 600, Loss: 0.2209081272",
            "Epoch: 700, Loss: 0.2209081209",
            "Epoch: 800, Loss: 0.2209081206",
            "Epoch: 900, Loss: 0.2209081206",
            "w = 0.9283712640, b = 2.0037138411")
        .inOrder();
  }

  @Test
  void theSpiralsArePartedOnPointsKeptAside() {
    assertThat(TwoSpirals.run(NOWHERE, SILENT)).isAtLeast(0.99);
  }

  @Test
  void theIrisModelLearnsFromAFileOfOnesOwn() {
    String data = System.getenv("GRADWRIGHT_DATA");
    assumeTrue(
        data != null && !data.isEmpty(), "GRADWRIGHT_DATA names no folder with the data sets");
    Path file = Path.of(data, "iris", "iris-header.csv");
    assertThat(new IrisCommand(NOWHERE, SILENT).run(file, "species", models.resolve("iris")))
        .isAtLeast(0.93);
  }
}
