package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A fit whose thread is interrupted. */
final class InterruptTest {
  private final Dataset data = Samples.line(100, 1);

  @Test
  @DisplayName("T10: an interrupt ends the fit within one step and keeps the flag")
  void interruptEndsTheFitWithinOneStepAndKeepsTheFlag() {
    Interrupter interrupter = new Interrupter(3, 2);
    LineTrainer trainer = builder(1000).listener(interrupter).build();
    History history = trainer.fit(data);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.interrupted()).isTrue();
    assertThat(history.epochs()).isEqualTo(2);
    assertThat(interrupter.steps).isEqualTo(22);
    assertThat(interrupter.ends).isEqualTo(1);
  }

  @Test
  @DisplayName("T10: after an interrupt the parameters are those of the last whole step")
  void parametersAreThoseOfTheLastWholeStep() {
    LineTrainer trainer = builder(1000).listener(new Interrupter(3, 2)).build();
    trainer.fit(data);
    assertThat(Thread.interrupted()).isTrue();
    LineTrainer same = builder(2).build();
    same.fit(data);
    for (Batch batch : data.batches(10).subList(0, 2)) {
      same.forward(batch);
      same.loss();
      same.backward();
      same.update();
    }
    assertThat(trainer.parameter("y.weight")).isEqualTo(same.parameter("y.weight"));
    assertThat(trainer.parameter("y.bias")).isEqualTo(same.parameter("y.bias"));
  }

  @Test
  @DisplayName("T10: a thread interrupted before takes no step")
  void interruptedThreadTakesNoStep() {
    LineTrainer trainer = builder(5).build();
    double[] before = trainer.parameter("y.weight");
    Thread.currentThread().interrupt();
    History history = trainer.fit(data);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.epochs()).isEqualTo(0);
    assertThat(history.last().epoch()).isEqualTo(0);
    assertThat(trainer.parameter("y.weight")).isEqualTo(before);
  }

  private static TrainerBuilder<LineTrainer> builder(int epochs) {
    return LineTrainer.builder().epochs(epochs).batchSize(10).shuffle(false);
  }

  /** Interrupts its own thread after one step, and counts. */
  private static final class Interrupter implements TrainingListener {
    private final int epoch;
    private final int step;
    int steps;
    int ends;

    Interrupter(int epoch, int step) {
      this.epoch = epoch;
      this.step = step;
    }

    @Override
    public void onStep(int atEpoch, int atStep, int rows, double loss) {
      steps++;
      if (atEpoch == epoch && atStep == step) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onEnd(History history) {
      ends++;
    }
  }
}
