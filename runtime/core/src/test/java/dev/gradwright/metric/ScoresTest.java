package dev.gradwright.metric;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The area under the curve of more rows than are kept one by one. */
final class ScoresTest {
  private static final int ROWS = Scores.LIMIT + 200_000;

  @Test
  void areaOfManyRowsIsNearTheExactOne() {
    Random random = new Random(3);
    double[] score = new double[ROWS];
    boolean[] upper = new boolean[ROWS];
    Scores scores = new Scores();
    for (int i = 0; i < ROWS; i++) {
      upper[i] = random.nextInt(5) == 0;
      score[i] = random.nextGaussian() + (upper[i] ? 1 : 0);
      scores.add(score[i], upper[i]);
    }
    // Bins are 2^-11 wide at most, and half of the pairs within one are counted right.
    assertThat(scores.area()).isWithin(1e-5).of(byRanks(score, upper));
    Scores turned = new Scores();
    for (int i = ROWS - 1; i >= 0; i--) {
      turned.add(score[i], upper[i]);
    }
    assertThat(turned.area()).isEqualTo(scores.area());
  }

  @Test
  void binsOfManyRowsAreInTheOrderOfTheScores() {
    double[] rising = {
      Double.NEGATIVE_INFINITY, -1e30, -2, -1.001, -1, -1e-30, 0, 1e-30, 1, 1.001, 2, 1e30
    };
    for (int i = 0; i + 1 < rising.length; i++) {
      Scores scores = filled(rising[i], rising[i + 1]);
      assertThat(scores.area()).isEqualTo(1.0);
    }
    assertThat(filled(-0.0, 0.0).area()).isEqualTo(0.5);
    assertThat(filled(0.0, -0.0).area()).isEqualTo(0.5);
  }

  private static Scores filled(double lower, double upper) {
    Scores scores = new Scores();
    for (int i = 0; i < Scores.LIMIT; i++) {
      scores.add(lower, false);
    }
    scores.add(upper, true);
    return scores;
  }

  @Test
  void clearedScoresAreExactAgain() {
    Scores scores = filled(1, 2);
    scores.clear();
    scores.add(1.0, false);
    scores.add(1.0 + 1e-9, true);
    assertThat(scores.area()).isEqualTo(1.0);
  }

  @Test
  void areaWithAScoreThatIsNoNumberIsNoNumber() {
    Scores scores = new Scores();
    scores.add(1, true);
    scores.add(Double.NaN, false);
    assertThat(scores.area()).isNaN();
    scores.clear();
    scores.add(1, true);
    assertThat(scores.area()).isNaN(); // no pair
    scores.add(0, false);
    assertThat(scores.area()).isEqualTo(1.0);
  }

  /** The sum of the ranks of the upper rows, less the least it can be; all scores differ. */
  private static double byRanks(double[] score, boolean[] upper) {
    Integer[] order = new Integer[score.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(score[a], score[b]));
    double ranks = 0;
    double uppers = 0;
    for (int rank = 0; rank < order.length; rank++) {
      if (upper[order[rank]]) {
        ranks += rank;
        uppers++;
      }
    }
    return (ranks - uppers * (uppers - 1) / 2) / (uppers * (score.length - uppers));
  }
}
