package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.GradwrightException;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import dev.gradwright.kernel.Sums;
import dev.gradwright.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The four steps in a loop of one's own: their order, their sums, and gradients set by hand. */
final class StepsTest {
  private final Dataset data = Samples.line(200, 5);
  private final LineTrainer trainer = LineTrainer.builder().seed(1).build();

  @Test
  void everyStepNamesTheOneThatIsMissing() {
    assertThat(missing(trainer::loss)).startsWith("loss() is out of order; forward(batch) must");
    assertThat(missing(trainer::backward)).startsWith("backward() is out of order; forward(batch)");
    trainer.forward(data.batch());
    assertThat(missing(trainer::backward)).startsWith("backward() is out of order; loss() must");
    trainer.loss();
    assertThat(missing(trainer::update)).startsWith("update() is out of order; backward() must");
    assertThat(missing(() -> trainer.gradient("y.bias"))).contains("backward() must come first");
    trainer.backward();
    assertThat(missing(trainer::backward)).startsWith("backward() is out of order; update() must");
    trainer.update();
    assertThat(missing(trainer::update)).startsWith("update() is out of order; forward(batch)");
  }

  @Test
  void lossMayBeReadAgainUntilTheUpdate() {
    trainer.forward(data.batch());
    double loss = trainer.loss();
    assertThat(trainer.loss()).isEqualTo(loss);
    trainer.backward();
    assertThat(trainer.loss()).isEqualTo(loss);
  }

  @Test
  void gradientOfTwoHundredRowsIsChainedInBlocksAndAddedInTheTree() {
    trainer.forward(data.batch());
    trainer.loss();
    trainer.backward();
    double[] dy = outputGradients();
    double[] blocks = new double[4];
    for (int row = 0; row < 200; row++) {
      int block = row / Sums.BLOCK;
      blocks[block] = Math.fma(x(row), dy[row], blocks[block]);
    }
    double weight = (blocks[0] + blocks[1]) + (blocks[2] + blocks[3]);
    assertThat(trainer.gradient("y.weight")).isEqualTo(new double[] {weight});
    assertThat(trainer.gradient("y.bias")).isEqualTo(new double[] {Sums.batch(dy, 200)});
  }

  @Test
  void ownLoopGivesTheBitsOfFit() {
    LineTrainer fitted =
        LineTrainer.builder().seed(1).epochs(3).batchSize(70).shuffle(false).build();
    fitted.fit(data);
    for (int epoch = 0; epoch < 3; epoch++) {
      for (Batch batch : data.batches(70)) {
        step(batch);
      }
    }
    assertThat(trainer.parameter("y.weight")).isEqualTo(fitted.parameter("y.weight"));
    assertThat(trainer.parameter("y.bias")).isEqualTo(fitted.parameter("y.bias"));
  }

  @Test
  void updateUsesTheGradientSetByHand() {
    double before = trainer.parameter("y.bias")[0];
    trainer.forward(data.batch());
    trainer.loss();
    trainer.backward();
    trainer.gradient("y.bias", 4);
    assertThat(trainer.gradient("y.bias")).isEqualTo(new double[] {4});
    trainer.update();
    assertThat(trainer.parameter("y.bias")[0]).isEqualTo(Math.fma(4, -0.01, before));
  }

  @Test
  void namesAndSizesAreChecked() {
    assertThat(Thrown.message(GradwrightException.class, () -> trainer.parameter("y.wait")))
        .contains("no parameter 'y.wait'");
    assertThat(Thrown.message(GradwrightException.class, () -> trainer.parameter("y.bias", 1, 2)))
        .isEqualTo("parameter 'y.bias' has 1 numbers in the shape [1], not 2");
  }

  @Test
  void startTakesOverParametersAndForgetsMomentum() {
    LineTrainer momentum =
        LineTrainer.builder()
            .optimizer(Sgd.rate(0.01).momentum(0.9))
            .seed(1)
            .shuffle(false)
            .build();
    LineNetwork initial = momentum.network();
    momentum.fit(data);
    double[] fitted = momentum.parameter("y.weight");
    momentum.start(initial);
    assertThat(momentum.parameter("y.weight")).isEqualTo(initial.parameter("y.weight"));
    momentum.fit(data);
    assertThat(momentum.parameter("y.weight")).isEqualTo(fitted);
  }

  private void step(Batch batch) {
    trainer.forward(batch);
    trainer.loss();
    trainer.backward();
    trainer.update();
  }

  private double[] outputGradients() {
    double w = trainer.parameter("y.weight")[0];
    double b = trainer.parameter("y.bias")[0];
    Field targets = data.field(data.targets());
    double[] dy = new double[data.rows()];
    for (int row = 0; row < dy.length; row++) {
      dy[row] = (2.0 / dy.length) * (Math.fma(x(row), w, b) - targets.get(row, 0));
    }
    return dy;
  }

  private double x(int row) {
    return data.field(data.features()).get(row, 0);
  }

  private static String missing(Executable call) {
    return Thrown.message(TrainingException.class, call);
  }
}
