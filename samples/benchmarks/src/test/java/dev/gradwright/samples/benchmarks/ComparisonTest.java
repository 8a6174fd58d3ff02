package dev.gradwright.samples.benchmarks;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.samples.benchmarks.contest.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times are judged and summed up as the tables say. */
class ComparisonTest {
  private static final Side OURS = Side.all().get(0);
  private static final Side LOOP = Side.all().get(2);

  @TempDir Path folder;

  private static Sample sample(Side side, int fork, double nanos) {
    return new Sample("17", Task.W2, side.id(), fork, nanos, nanos, 0, 1024);
  }

  private static String fault(String line) {
    return Sample.fault(Task.W2, LOOP, Child.pairs("noise\n@measured available=yes" + line));
  }

  @Test
  void aContenderThatDoesNotLearnTheSameIsRefused() {
    String good = " first=1.2 first_reference=1.2 last=0.7 last_reference=0.7001 end=0.1";
    assertThat(fault(good)).isEmpty();
    assertThat(fault(good.replace(" last=0.7 ", " last=0.8 "))).contains("last loss is 0.8");
    assertThat(fault(good.replace(" last=0.7 ", " last=1.3 "))).contains("from 1.2 to 1.3");
    assertThat(fault(good.replace(" last=0.7 ", " last=NaN "))).contains("to NaN");
    assertThat(fault(good.replace("first=1.2 ", "first=1.3 "))).contains("first loss is 1.3");
    assertThat(fault(good.replace("end=0.1", "end=NaN"))).contains("NaN");
    assertThat(fault("")).isNotEmpty();
  }

  @Test
  void aDeepNetworkIsHeldAgainstItsReferenceMoreStrictly() {
    String loss = " first=2.3 first_reference=2.3 last=2 last_reference=2.0001 end=0.1";
    Map<String, String> near = Child.pairs("@measured available=yes" + loss);
    assertThat(Sample.fault(Task.LSTM, LOOP, near)).isEmpty();
    Map<String, String> far = Child.pairs("@measured available=yes" + loss.replace("001", "01"));
    assertThat(Sample.fault(Task.LSTM, LOOP, far)).contains("last loss is 2.0");
    assertThat(Sample.fault(Task.W2, LOOP, far)).isEmpty();
  }

  @Test
  void anAbsentTaskIsNoFaultAndHasNoTime() {
    Map<String, String> pairs = Child.pairs("@measured available=no");
    assertThat(Sample.fault(Task.W2, LOOP, pairs)).isEmpty();
    assertThat(Sample.of("17", Task.W2, LOOP, 1, pairs).measured()).isFalse();
  }

  @Test
  void mediansAreOverProcessesAndRatiosToGradwright() throws IOException {
    List<Sample> samples = new ArrayList<>();
    samples.add(sample(OURS, 1, 1000));
    samples.add(sample(OURS, 2, 3000));
    samples.add(sample(OURS, 3, 2000));
    samples.add(sample(LOOP, 1, 5000));
    samples.add(sample(LOOP, 2, 3000));
    Path file = folder.resolve("figures/compare.csv");
    new Comparison(118.1, samples).write(file);
    Comparison comparison = Comparison.read(file);
    assertThat(comparison).isEqualTo(new Comparison(118.1, samples));
    Cell ours = comparison.cell("17", Task.W2, OURS).orElseThrow();
    assertThat(ours.median()).isEqualTo(2000);
    assertThat(ours.least()).isEqualTo(1000);
    assertThat(ours.most()).isEqualTo(3000);
    assertThat(ours.gflops()).hasValue(Task.W2.flops() / 2000);
    Cell loop = comparison.cell("17", Task.W2, LOOP).orElseThrow();
    assertThat(comparison.ratio("17", Task.W2, loop)).isEqualTo("2.00");
    assertThat(comparison.text()).contains("1.00 µs .. 3.00 µs");
  }

  @Test
  void timesHaveThreeDigits() {
    assertThat(Cell.time(0.5)).isEqualTo("0.50 ns");
    assertThat(Cell.time(12_340)).isEqualTo("12.3 µs");
    assertThat(Cell.time(999_600)).isEqualTo("1.00 ms");
    assertThat(Cell.time(2.5e9)).isEqualTo("2.50 s");
  }

  @Test
  void tablesReplaceTablesAndNothingElse() {
    String begin = "<!-- tables: written by compare figures -->\n";
    String document = "before\n" + begin + "old\n<!-- end of tables -->\nafter\n";
    assertThat(Figures.replaced(document, "new\n"))
        .isEqualTo("before\n" + begin + "new\n<!-- end of tables -->\nafter\n");
    assertThrows(IllegalStateException.class, () -> Figures.replaced("no marks", "new"));
  }

  @Test
  void aWrongOptionIsNamed() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("--fork", "3")));
    assertThat(wrong).hasMessageThat().contains("--fork");
    assertThat(Options.parse(List.of("--workloads", "w1,cold")).tasks())
        .containsExactly(Task.W1, Task.COLD);
  }

  @Test
  void costsOfAnEpochAreMediansOverProcesses() {
    List<EpochCosts.Run> runs = new ArrayList<>();
    double[] ratios = {1.02, 0.99, 1.01};
    for (int fork = 1; fork <= 3; fork++) {
      runs.add(
          new EpochCosts.Run(
              "17", EpochCost.Collected.USUAL, fork, ratios[fork - 1], fork * 2e8, 40));
    }
    assertThat(EpochCosts.table(runs))
        .isEqualTo(
            """
            JDK        metrics   forks   bare epoch  fit / bare      least .. most
            17         usual         3       400 ms      1.0100   0.9900 .. 1.0200
            """);
  }
}
