package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows over time. */
final class SeriesTest {
  private static double[] count(int moments) {
    return IntStream.range(0, moments).asDoubleStream().toArray();
  }

  @Test
  void targetsFollowTheirWindow() {
    Dataset data = Series.of(count(6)).windows(3).ahead(2).load();
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.field(0).shape()).containsExactly(3);
    for (int r = 0; r < 2; r++) {
      for (int k = 0; k < 3; k++) {
        assertThat(data.field(0).get(r, k)).isEqualTo((double) r + k);
      }
      assertThat(data.field(1).get(r, 0)).isEqualTo(r + 3.0);
      assertThat(data.field(1).get(r, 1)).isEqualTo(r + 4.0);
    }
  }

  @Test
  void severalNumbersOfAMomentStayTogether() {
    double[][] moments = {{0, 10}, {1, 11}, {2, 12}, {3, 13}, {4, 14}};
    Series series = Series.of(moments).windows(2).ahead(2);
    moments[0][0] = 99;
    Dataset all = series.load();
    assertThat(all.rows()).isEqualTo(2);
    assertThat(all.field(0).shape()).containsExactly(2, 2).inOrder();
    assertThat(all.field(0).get(0, 0)).isEqualTo(0.0);
    assertThat(all.field(0).get(1, 1)).isEqualTo(11.0);
    assertThat(all.field(0).get(1, 2)).isEqualTo(2.0);
    assertThat(all.field(1).width()).isEqualTo(4);
    assertThat(all.field(1).get(0, 3)).isEqualTo(13.0);
    Dataset second = series.target(1).load();
    assertThat(second.field(1).width()).isEqualTo(2);
    assertThat(second.field(1).get(0, 0)).isEqualTo(12.0);
    assertThat(second.field(1).get(1, 1)).isEqualTo(14.0);
  }

  @Test
  void noTargetOfTheTestWasSeenInTraining() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int trial = 0; trial < 200; trial++) {
      int length = 1 + random.nextInt(6);
      int ahead = 1 + random.nextInt(3);
      int moments = 4 * (length + ahead) + random.nextInt(40);
      Series series =
          Series.of(count(moments)).windows(length).ahead(ahead).step(1 + random.nextInt(3));
      double fraction = 0.4 + 0.2 * random.nextDouble();
      long cut = Math.round(moments * fraction);
      Split parts = series.split(fraction);
      Field trained = parts.train().field(1);
      assertThat(trained.get(trained.rows() - 1, ahead - 1)).isLessThan((double) cut);
      // The first forecast is that of the first moment after the cut.
      assertThat(parts.test().field(1).get(0, 0)).isEqualTo((double) cut);
    }
  }

  @Test
  void everyRowThatFitsIsTaken() {
    for (int moments = 5; moments < 15; moments++) {
      Dataset data = Series.of(count(moments)).windows(3).ahead(2).step(3).load();
      assertThat(data.rows()).isEqualTo((moments - 5) / 3 + 1);
    }
  }

  @Test
  void whatMakesNoRowsIsRefusedInWords() {
    Series series = Series.of(count(10));
    assertThat(assertThrows(DataException.class, series::load))
        .hasMessageThat()
        .contains("windows(length), which was not called");
    assertThat(assertThrows(DataException.class, series.windows(9).ahead(2)::load))
        .hasMessageThat()
        .contains("the series has 10 moments, but a window of 9 and a forecast of 2 need 11");
    assertThat(assertThrows(DataException.class, () -> series.windows(6).split(0.5)))
        .hasMessageThat()
        .contains("the part to train on has 5 moments");
    assertThrows(DataException.class, () -> series.windows(0));
    assertThrows(DataException.class, () -> series.ahead(0));
    assertThrows(DataException.class, () -> series.step(-1));
    assertThrows(DataException.class, () -> series.target(1));
    assertThrows(DataException.class, () -> series.windows(2).split(Double.NaN));
    assertThrows(DataException.class, () -> Series.of(new double[0][]));
    DataException e =
        assertThrows(DataException.class, () -> Series.of(new double[][] {{1, 2}, {3}}));
    assertThat(e).hasMessageThat().contains("moment 1 of the series has 1 numbers, but moment 0");
  }
}
