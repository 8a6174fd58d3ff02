package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Reals;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** When a training goes over to vectors, and when not. */
final class BodiesTest {
  private static final int ROWS = 4;
  private static final long SOON = Duration.ofMillis(5).toNanos();
  private static final Reals PARAMETERS =
      Reals.of(Precision.FLOAT, GridNetwork.WIDTH * GridNetwork.WIDTH + GridNetwork.WIDTH);

  private static GridTrainer trainer(boolean vectors) {
    GridTrainer trainer = GridTrainer.builder().build();
    trainer.vectors = vectors;
    return trainer;
  }

  private static BlockBody step(Bodies bodies, GridTrainer trainer) throws InterruptedException {
    Thread.sleep(1); // a step that vectors beat
    return bodies.next(trainer, PARAMETERS, ROWS);
  }

  private static void requireTwoProcessors() {
    Assumptions.assumeTrue(
        Runtime.getRuntime().availableProcessors() > 1, "needs a second processor");
  }

  @Test
  void aLongTrainingGoesOverOnceTheVectorsAreFaster() throws InterruptedException {
    requireTwoProcessors();
    GridTrainer trainer = trainer(true);
    Bodies bodies = new Bodies(KernelChoice.AUTOMATIC, GridNetwork.LAYOUT, SOON, SOON);
    bodies.expect(1_000_000);
    assertThat(step(bodies, trainer)).isInstanceOf(PlainBody.class);
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    BlockBody body = step(bodies, trainer);
    while (!(body instanceof VectorBody) && System.nanoTime() < end) {
      body = step(bodies, trainer);
    }
    assertThat(body).isInstanceOf(VectorBody.class);
    assertThat(bodies.present(trainer)).isSameInstanceAs(body);
    assertThat(trainer.helpers().stream().map(Thread::getName).toList())
        .contains("gradwright-warm-up");
  }

  @Test
  void aShortTrainingWarmsNothing() throws InterruptedException {
    GridTrainer trainer = trainer(true);
    long worth = Duration.ofHours(1).toNanos();
    Bodies bodies = new Bodies(KernelChoice.AUTOMATIC, GridNetwork.LAYOUT, SOON, worth);
    bodies.expect(100);
    for (int i = 0; i < 100; i++) {
      assertThat(step(bodies, trainer)).isInstanceOf(PlainBody.class);
    }
    assertThat(trainer.asked.get()).isEqualTo(0);
  }

  @Test
  void aTrainingWithoutVectorsStaysPlainAndAsksOnce() throws InterruptedException {
    requireTwoProcessors();
    GridTrainer trainer = trainer(false);
    Bodies bodies = new Bodies(KernelChoice.AUTOMATIC, GridNetwork.LAYOUT, SOON, SOON);
    bodies.expect(1_000_000);
    for (int i = 0; i < 100; i++) {
      assertThat(step(bodies, trainer)).isInstanceOf(PlainBody.class);
    }
    assertThat(trainer.asked.get()).isEqualTo(1);
  }

  @Test
  void theEndOfATrainingEndsTheWarmUp() throws InterruptedException {
    requireTwoProcessors();
    GridTrainer trainer = trainer(true);
    trainer.forward = row -> Thread.onSpinWait();
    trainer.backward = row -> sleep(30); // never faster than the training
    Bodies bodies = new Bodies(KernelChoice.AUTOMATIC, GridNetwork.LAYOUT, SOON, SOON);
    bodies.expect(1_000_000);
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (trainer.threads.isEmpty() && System.nanoTime() < end) {
      BlockBody unused = step(bodies, trainer);
    }
    bodies.dismiss();
    assertThat(trainer.threads).isNotEmpty();
    Thread warmUp = trainer.threads.iterator().next();
    warmUp.join(Duration.ofSeconds(20).toMillis());
    assertThat(warmUp.isAlive()).isFalse();
    assertThat(bodies.present(trainer)).isInstanceOf(PlainBody.class);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void vectorsThatAreAskedForServeTheFirstStep() {
    Dataset data = GridTrainer.data(70, 1);
    GridTrainer plain =
        GridTrainer.builder().epochs(2).batchSize(70).kernels(KernelChoice.PLAIN).build();
    GridTrainer vector =
        GridTrainer.builder().epochs(2).batchSize(70).kernels(KernelChoice.VECTOR).build();
    vector.vectors = true;
    var unused = plain.fit(data);
    var unusedToo = vector.fit(data);
    assertThat(vector.all()).isEqualTo(plain.all());
    assertThat(vector.asked.get()).isEqualTo(1);
    assertThat(plain.asked.get()).isEqualTo(0);
  }

  @Test
  void vectorsThatAreAskedForButMissingAreRefused() {
    GridTrainer trainer = GridTrainer.builder().kernels(KernelChoice.VECTOR).build();
    Dataset data = GridTrainer.data(8, 1);
    SettingsException refused = assertThrows(SettingsException.class, () -> trainer.fit(data));
    assertThat(refused).hasMessageThat().contains("--add-modules jdk.incubator.vector");
  }
}
