package dev.gradwright.tune;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.GradwrightException;
import dev.gradwright.SettingsException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random search and successive halving. */
final class SearchTest {
  private static final Range RATE = Range.logarithmic("rate", 1e-4, 1);
  private static final Range BATCH = Range.whole("batch", 8, 11);
  private static final Range DECAY = Range.choice("decay", 0, 0.5);

  @Test
  void valuesStayInTheirRangesAndUseAllOfThem() {
    List<Trial> trials =
        Search.over(RATE, BATCH, DECAY, Range.uniform("x", -1, 3))
            .trials(400)
            .lowest((trial, budget) -> trial.number());
    int small = 0;
    for (Trial trial : trials) {
      assertThat(trial.value("rate")).isAtLeast(1e-4);
      assertThat(trial.value("rate")).isAtMost(1.0);
      assertThat(trial.value("x")).isAtLeast(-1.0);
      assertThat(trial.value("x")).isLessThan(3.0);
      small += trial.value("rate") < 1e-2 ? 1 : 0;
    }
    // Half of the magnitudes; four deviations of a fair coin around it.
    assertThat(Math.abs(small - 200)).isLessThan(40);
    assertThat(trials.stream().map(trial -> trial.whole("batch")).distinct().sorted())
        .containsExactly(8, 9, 10, 11)
        .inOrder();
    assertThat(trials.stream().map(trial -> trial.value("decay")).distinct().sorted())
        .containsExactly(0.0, 0.5)
        .inOrder();
  }

  @Test
  void equalSeedsDrawEqualValues() {
    Search search = Search.over(RATE, BATCH).trials(5);
    assertThat(search.seed(3).highest((trial, budget) -> trial.value("rate")))
        .isEqualTo(search.seed(3).highest((trial, budget) -> trial.value("rate")));
    assertThat(search.seed(4).highest((trial, budget) -> trial.value("rate")))
        .isNotEqualTo(search.seed(3).highest((trial, budget) -> trial.value("rate")));
  }

  @Test
  void bestTrialIsFirstAndNaNIsLast() {
    Search search = Search.over(RATE).trials(9).budget(7);
    List<Trial> lowest =
        search.lowest((trial, budget) -> trial.number() == 4 ? Double.NaN : -trial.number());
    assertThat(lowest.get(0).number()).isEqualTo(8);
    assertThat(lowest.get(0).budget()).isEqualTo(7);
    assertThat(lowest.get(8).number()).isEqualTo(4);
    List<Trial> highest =
        search.highest((trial, budget) -> trial.number() == 4 ? Double.NaN : -trial.number());
    assertThat(highest.get(0).number()).isEqualTo(0);
    assertThat(highest.get(8).number()).isEqualTo(4);
  }

  @Test
  void halvingGivesTheBestMoreAndMore() {
    List<String> calls = new ArrayList<>();
    List<Trial> trials =
        Search.over(RATE)
            .trials(9)
            .halving(3, 2, 10)
            .lowest(
                (trial, budget) -> {
                  calls.add(trial.number() + "x" + budget);
                  // With a larger budget the order turns round.
                  return budget == 2 ? trial.number() : -trial.number();
                });
    assertThat(calls.subList(9, calls.size()))
        .containsExactly("0x6", "1x6", "2x6", "2x10")
        .inOrder();
    assertThat(trials.stream().map(Trial::number))
        .containsExactly(2, 1, 0, 3, 4, 5, 6, 7, 8)
        .inOrder();
    assertThat(trials.get(0).budget()).isEqualTo(10);
  }

  @Test
  void settingsThatCannotBeMeantAreRefused() {
    assertThat(message(() -> Search.over())).contains("a search needs ranges");
    assertThat(message(() -> Search.over(RATE, RATE))).contains("a name of its own");
    assertThat(message(() -> Range.logarithmic("rate", 0, 1)))
        .isEqualTo("the range 'rate' cannot go from 0.0 to 1.0");
    assertThat(message(() -> Search.over(RATE).halving(1, 1, 1))).contains("eta of at least 2");
    Trial trial = Search.over(RATE).trials(1).lowest((t, budget) -> 0).get(0);
    assertThat(assertThrows(GradwrightException.class, () -> trial.value("rates")).getMessage())
        .isEqualTo("there is no range 'rates'; there are rate");
  }

  private static String message(org.junit.jupiter.api.function.Executable call) {
    return String.valueOf(assertThrows(SettingsException.class, call).getMessage());
  }
}
