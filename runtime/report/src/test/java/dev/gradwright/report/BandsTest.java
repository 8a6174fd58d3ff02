package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How the numbers of a parameter are summed up. */
final class BandsTest {
  @Test
  void bordersAreQuantiles() {
    Bands bands = new Bands();
    double[] values = new double[101];
    Arrays.setAll(values, i -> 100 - i);
    bands.add(1, values);
    assertThat(bands.points().get(0).borders()).isEqualTo(new double[] {0, 10, 50, 90, 100});
  }

  @Test
  void histogramCountsEveryNumber() {
    Bands bands = new Bands();
    bands.add(1, new double[] {0, 1, 1, 2, 4});
    assertThat(Arrays.stream(bands.histogram().counts()).sum()).isEqualTo(5);
    assertThat(bands.histogram().counts()[10]).isEqualTo(2);
    assertThat(bands.histogram().counts()[39]).isEqualTo(1);
  }

  @Test
  void equalNumbersAreOneBar() {
    Bands bands = new Bands();
    bands.add(1, new double[] {2, 2, 2});
    assertThat(bands.histogram().counts()).isEqualTo(new int[] {3});
  }

  @Test
  void numbersThatAreNotFiniteAreLeftOut() {
    Bands bands = new Bands();
    bands.add(1, new double[] {Double.NaN, Double.POSITIVE_INFINITY});
    assertThat(bands.points()).isEmpty();
    bands.add(2, new double[] {1, Double.NaN});
    assertThat(bands.points().get(0).borders()[4]).isEqualTo(1.0);
  }

  @Test
  void longRunsKeepAboutTwoHundredPoints() {
    Bands bands = new Bands();
    for (int epoch = 1; epoch <= 5000; epoch++) {
      bands.add(epoch, new double[] {epoch});
    }
    assertThat(bands.points().size()).isAtMost(201);
    assertThat(bands.points().size()).isAtLeast(90);
  }
}
