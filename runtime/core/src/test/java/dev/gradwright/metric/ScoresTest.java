package dev.gradwright.metric;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The area under the curve of more rows than are kept one by one. */
final class ScoresTest {
  private static final int ROWS = Scores.LIMIT + 200_000;

  @Test
  void areaOfManyRowsIsNearTheExactOne() {
    long seed = 3;
    Random random = new Random(seed);
    boolean[] upper = new boolean[ROWS];
    double ranks = 0;
    double uppers = 0;
    for (int rank = 0; rank < ROWS; rank++) {
      upper[rank] = random.nextDouble() < 0.4 * rank / ROWS;
      ranks += upper[rank] ? rank : 0;
      uppers += upper[rank] ? 1 : 0;
    }
    Scores scores = new Scores();
    Scores turned = new Scores();
    for (int i = 0; i < ROWS; i++) {
      // Every rank once, as the two numbers have no common factor.
      int rank = (int) (i * 7919L % ROWS);
      scores.add(score(rank), upper[rank]);
      turned.add(score(ROWS - 1 - i), upper[ROWS - 1 - i]);
    }
    // The sum of the ranks of the upper rows, less the least it can be.
    double exact = (ranks - uppers * (uppers - 1) / 2) / (uppers * (ROWS - uppers));
    // Bins are 2^-11 wide at most, and half of the pairs within one are counted right.
    assertWithMessage("seed %s", seed).that(scores.area()).isWithin(1e-4).of(exact);
    assertThat(turned.area()).isEqualTo(scores.area());
  }

  private static double score(int rank) {
    return (rank - ROWS / 2) / 1e5;
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
}
