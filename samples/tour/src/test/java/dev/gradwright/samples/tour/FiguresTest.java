package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The figures of the classic data sets. Images train for one epoch here and for ten in the profile
 * {@code figures}.
 */
class FiguresTest {
  private static final int EPOCHS = Integer.getInteger("gradwright.epochs", 1);

  private FiguresCommand figures =
      new FiguresCommand(new PrintStream(OutputStream.nullOutputStream()), Path.of(""));

  @BeforeEach
  void findTheData() {
    String data = System.getenv("GRADWRIGHT_DATA");
    assumeTrue(
        data != null && !data.isEmpty(), "GRADWRIGHT_DATA names no folder with the data sets");
    figures = new FiguresCommand(new PrintStream(OutputStream.nullOutputStream()), Path.of(data));
  }

  @Test
  void irisReaches94Percent() {
    assertThat(figures.iris()).isAtLeast(0.94);
  }

  @Test
  void wineReaches97Percent() {
    assertThat(figures.wine()).isAtLeast(0.97);
  }

  @Test
  void breastCancerReaches95Percent() {
    assertThat(figures.breastCancer()).isAtLeast(0.95);
  }

  @Test
  void autoMpgComesWithinThreeMilesPerGallon() {
    assertThat(figures.mileage()).isAtMost(3.0);
  }

  @Test
  void mnistReaches975Of1000WithinTenEpochs() {
    double goal = EPOCHS >= 10 ? 0.975 : 0.94;
    assertWithMessage("after %s epochs", EPOCHS).that(figures.mnist(EPOCHS)).isAtLeast(goal);
  }

  @Test
  void fashionMnistReaches87PercentWithinTenEpochs() {
    double goal = EPOCHS >= 10 ? 0.87 : 0.80;
    assertWithMessage("after %s epochs", EPOCHS).that(figures.fashionMnist(EPOCHS)).isAtLeast(goal);
  }
}
