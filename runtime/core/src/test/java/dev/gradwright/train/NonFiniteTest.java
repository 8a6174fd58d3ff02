package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.data.Dataset;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens to a batch whose loss or gradient is not finite, under each policy. */
final class NonFiniteTest {
  // Row 5 is finite itself, but the square of its residual overflows.
  private static final int BAD_ROW = 5;
  private final Dataset data = withHugeTarget();

  @Test
  @DisplayName("T01: stop leaves the parameters alone and names epoch, step, rows and node")
  void stopLeavesTheParametersAndNamesThePlace() {
    LineTrainer trainer = trainer(NonFinitePolicy.STOP, 4);
    LineTrainer before = trainer(NonFinitePolicy.STOP, 4);
    for (var batch : data.batches(4).subList(0, 1)) {
      before.forward(batch);
      before.loss();
      before.backward();
      before.update();
    }
    NonFiniteException e = Thrown.by(NonFiniteException.class, () -> trainer.fit(data));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "epoch 1, step 2: the loss is Infinity; the first value that is not finite is Infinity"
                + " in 'loss', row 5 of the data; the batch has 4 rows: 4, 5, 6, 7; the parameters"
                + " are those before this step, so lower the learning rate or scale the data");
    assertThat(e.epoch()).isEqualTo(1);
    assertThat(e.step()).isEqualTo(2);
    assertThat(e.place()).isEqualTo("loss");
    assertThat(trainer.parameter("y.weight")).isEqualTo(before.parameter("y.weight"));
    assertThat(trainer.parameter("y.bias")).isEqualTo(before.parameter("y.bias"));
  }

  @Test
  @DisplayName("T01: a node that is not finite is named before the loss it spoils")
  void firstNodeInTopologicalOrderIsNamed() {
    LineTrainer trainer = trainer(NonFinitePolicy.STOP, 4);
    trainer.parameter("y.weight", Double.NaN);
    NonFiniteException e = Thrown.by(NonFiniteException.class, () -> trainer.fit(data));
    assertThat(e.place()).isEqualTo("y");
    assertThat(e).hasMessageThat().contains("the loss is NaN; the first value that is not finite");
  }

  @Test
  @DisplayName("T01: a gradient that is not finite is named by its parameter")
  void gradientIsNamedByItsParameter() {
    LineTrainer trainer = trainer(NonFinitePolicy.STOP, 4);
    double[] bias = trainer.parameter("y.bias");
    gradientSet(trainer, Double.NEGATIVE_INFINITY);
    NonFiniteException e = Thrown.by(NonFiniteException.class, trainer::update);
    assertThat(e.place()).isEqualTo("y.bias");
    assertThat(e.epoch()).isEqualTo(0);
    assertThat(e).hasMessageThat().startsWith("step 1: the loss is ");
    assertThat(e).hasMessageThat().contains("-Infinity in 'y.bias', element 0");
    assertThat(trainer.parameter("y.bias")).isEqualTo(bias);
  }

  @Test
  @DisplayName("T01: skip leaves the batch out and goes on")
  void skipLeavesTheBatchOut() {
    LineTrainer trainer = trainer(NonFinitePolicy.SKIP_BATCH, 4);
    History history = trainer.fit(data);
    assertThat(history.epochs()).isEqualTo(2);
    assertThat(history.last().skippedBatches()).isEqualTo(1);
    assertThat(history.last().training().rows()).isEqualTo(data.rows() - 4);
    assertThat(Double.isFinite(history.last().loss())).isTrue();
    assertThat(Double.isFinite(trainer.parameter("y.weight")[0])).isTrue();
  }

  @Test
  @DisplayName("T01: skip in a loop of one's own updates nothing")
  void skipInOwnLoopUpdatesNothing() {
    LineTrainer trainer = trainer(NonFinitePolicy.SKIP_BATCH, 4);
    double[] bias = trainer.parameter("y.bias");
    gradientSet(trainer, Double.NaN);
    trainer.update();
    assertThat(trainer.parameter("y.bias")).isEqualTo(bias);
  }

  @Test
  @DisplayName("T01: ignore updates with what there is")
  void ignoreUpdates() {
    LineTrainer trainer = trainer(NonFinitePolicy.IGNORE, 4);
    History history = trainer.fit(data);
    assertThat(history.epochs()).isEqualTo(2);
    assertThat(Double.isFinite(history.last().loss())).isFalse();
  }

  private void gradientSet(LineTrainer trainer, double value) {
    trainer.forward(data.batches(4).get(0));
    trainer.loss();
    trainer.backward();
    trainer.gradient("y.bias", value);
  }

  private static LineTrainer trainer(NonFinitePolicy policy, int batchSize) {
    return LineTrainer.builder()
        .seed(1)
        .epochs(2)
        .batchSize(batchSize)
        .shuffle(false)
        .nonFinite(policy)
        .build();
  }

  private static Dataset withHugeTarget() {
    double[] x = new double[20];
    double[] y = new double[20];
    Arrays.setAll(x, i -> i / 10.0);
    y[BAD_ROW] = 1e200;
    return Dataset.builder().features(x, 1).targets(y, 1).build();
  }
}
