package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings at the edge of what can be meant, and beyond. */
final class SettingsTest {
  private final Dataset data = Samples.line(100, 1);

  @ParameterizedTest
  @DisplayName("T06: a batch of no rows is refused")
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void batchSizeMustBePositive(int size) {
    assertThat(Thrown.message(SettingsException.class, () -> LineTrainer.builder().batchSize(size)))
        .isEqualTo(
            "the batch size must be at least 1, not " + size + "; fullBatch() takes all rows");
  }

  @ParameterizedTest
  @DisplayName("T06: more rows than there are means all of them")
  @ValueSource(ints = {100, 101, 1_000_000_000, Integer.MAX_VALUE})
  void batchSizeIsClampedToTheRows(int size) {
    Recorder recorder = new Recorder();
    LineTrainer trainer = LineTrainer.builder().batchSize(size).listener(recorder).build();
    trainer.fit(data);
    assertThat(recorder.starts).hasSize(1);
    assertThat(recorder.starts.get(0).batchSize()).isEqualTo(100);
    assertThat(recorder.starts.get(0).stepsPerEpoch()).isEqualTo(1);
    LineTrainer full = LineTrainer.builder().fullBatch().build();
    full.fit(data);
    assertThat(trainer.parameter("y.bias")).isEqualTo(full.parameter("y.bias"));
  }

  @Test
  @DisplayName("T06: rows that do not fill a batch make a smaller one")
  void lastBatchMayBeSmaller() {
    Recorder recorder = new Recorder();
    LineTrainer.builder().batchSize(32).epochs(1).listener(recorder).build().fit(data);
    assertThat(recorder.rows).containsExactly(32, 32, 32, 4).inOrder();
    assertThat(recorder.starts.get(0).stepsPerEpoch()).isEqualTo(4);
  }

  @Test
  @DisplayName("T07: no epochs change nothing and report the loss there is")
  void noEpochsReportTheInitialLoss() {
    LineTrainer trainer = LineTrainer.builder().epochs(0).seed(9).build();
    double[] before = trainer.parameter("y.weight");
    History history = trainer.fit(data);
    assertThat(history.epochs()).isEqualTo(0);
    assertThat(history.last().epoch()).isEqualTo(0);
    assertThat(history.last().loss()).isEqualTo(trainer.evaluate(data).loss());
    assertThat(trainer.parameter("y.weight")).isEqualTo(before);
  }

  @Test
  @DisplayName("T07: a negative number of epochs is refused")
  void epochsMustNotBeNegative() {
    assertThat(Thrown.message(SettingsException.class, () -> LineTrainer.builder().epochs(-1)))
        .isEqualTo("epochs must be at least 0, not -1");
  }

  /** Keeps what it hears. */
  private static final class Recorder implements TrainingListener {
    final List<TrainingStart> starts = new ArrayList<>();
    final List<Integer> rows = new ArrayList<>();

    @Override
    public void onStart(TrainingStart start) {
      starts.add(start);
    }

    @Override
    public void onStep(int epoch, int step, int batchRows, double loss) {
      rows.add(batchRows);
    }
  }
}
