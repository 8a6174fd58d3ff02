package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Listeners that fail or reach into the trainer, and threads that meet in one. */
final class ListenerTest {
  private final Dataset data = Samples.line(100, 1);
  private final List<String> heard = new ArrayList<>();

  @Test
  @DisplayName("T23: a listener that throws stops the fit, is named, and the others hear the end")
  void failingListenerIsNamedAndTheOthersHearTheEnd() {
    LineTrainer trainer =
        builder()
            .listener(new Ending("first"))
            .listener(new Failing())
            .listener(new Ending("last"))
            .build();
    TrainingException e = Thrown.by(TrainingException.class, () -> trainer.fit(data));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "listener dev.gradwright.train.ListenerTest$Failing failed in onEpoch:"
                + " java.lang.IllegalStateException: no space");
    assertThat(e).hasCauseThat().isInstanceOf(IllegalStateException.class);
    assertThat(heard).containsExactly("first ended after 1", "last ended after 1").inOrder();
    LineTrainer whole = builder().epochs(1).build();
    whole.fit(data);
    assertThat(trainer.parameter("y.bias")).isEqualTo(whole.parameter("y.bias"));
  }

  @Test
  @DisplayName("T23: a listener that throws at the end does not keep the end from the others")
  void failureAtTheEndIsReportedAfterTheOthersHeard() {
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void onEnd(History history) {
            throw new IllegalStateException("closed");
          }
        };
    LineTrainer trainer = builder().listener(failing).listener(new Ending("last")).build();
    assertThat(Thrown.message(TrainingException.class, () -> trainer.fit(data)))
        .contains("failed in onEnd");
    assertThat(heard).containsExactly("last ended after 3");
  }

  @Test
  @DisplayName("T23: the trainer can be used after a listener failed")
  void trainerCanBeUsedAfterwards() {
    LineTrainer trainer = builder().listener(new Failing()).build();
    Thrown.by(TrainingException.class, () -> trainer.fit(data));
    assertThat(trainer.evaluate(data).rows()).isEqualTo(100);
  }

  @Test
  @DisplayName("T24: fit, start and the steps are refused inside a fit")
  void fitInsideFitIsRefused() {
    refusedInside(trainer -> trainer.fit(data), "fit(...)");
    refusedInside(trainer -> trainer.start(trainer.network()), "start(network)");
    refusedInside(trainer -> trainer.forward(data.batch()), "forward(batch)");
    refusedInside(LineTrainer::update, "update()");
  }

  private void refusedInside(Consumer<LineTrainer> call, String name) {
    Inside inside = new Inside(call);
    LineTrainer trainer = builder().listener(inside).build();
    inside.trainer.add(trainer);
    TrainingException e = Thrown.by(TrainingException.class, () -> trainer.fit(data));
    assertThat(e)
        .hasMessageThat()
        .contains(name + " was called by a listener of a running fit; call it after the fit");
    assertThat(trainer.fit(Samples.line(10, 2)).epochs()).isEqualTo(3);
  }

  @Test
  @DisplayName("T24: a listener may evaluate, take snapshots and set parameters")
  void readingAndSettingParametersInsideIsAllowed() {
    List<LineNetwork> snapshots = new ArrayList<>();
    Inside inside =
        new Inside(
            trainer -> {
              trainer.evaluate(data);
              snapshots.add(trainer.network());
              trainer.parameter("y.bias", 0);
            });
    LineTrainer trainer = builder().listener(inside).build();
    inside.trainer.add(trainer);
    trainer.fit(data);
    assertThat(snapshots).hasSize(1);
    assertThat(snapshots.get(0).parameter("y.bias")[0]).isNotEqualTo(0.0);
  }

  @Test
  @DisplayName("T20: a second thread is refused and told who is there")
  void secondThreadIsRefused() throws InterruptedException, ExecutionException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    TrainingListener waiting =
        new TrainingListener() {
          @Override
          public void onEpoch(EpochReport report) {
            inside.countDown();
            await(done);
          }
        };
    LineTrainer trainer = builder().epochs(1).listener(waiting).build();
    ExecutorService other = Executors.newSingleThreadExecutor(r -> new Thread(r, "trainer-1"));
    try {
      Future<History> fit = other.submit(() -> trainer.fit(data));
      await(inside);
      assertRefused(() -> trainer.fit(data));
      assertRefused(() -> trainer.evaluate(data));
      assertRefused(trainer::network);
      assertRefused(() -> trainer.parameter("y.bias", 1));
      assertRefused(() -> trainer.forward(data.batch()));
      done.countDown();
      assertThat(fit.get().epochs()).isEqualTo(1);
    } finally {
      done.countDown();
      other.shutdown();
    }
    assertThat(trainer.evaluate(data).rows()).isEqualTo(100);
  }

  private static void assertRefused(Executable call) {
    assertThat(Thrown.message(TrainingException.class, call))
        .isEqualTo(
            "this trainer is in use by thread 'trainer-1'; a trainer serves one thread at a time,"
                + " so build another");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static TrainerBuilder<LineTrainer> builder() {
    return LineTrainer.builder().epochs(3).seed(4);
  }

  /** Notes the end. */
  private final class Ending implements TrainingListener {
    private final String name;

    Ending(String name) {
      this.name = name;
    }

    @Override
    public void onEnd(History history) {
      heard.add(name + " ended after " + history.epochs());
    }
  }

  /** Throws after the first epoch, and would note the end. */
  private final class Failing implements TrainingListener {
    @Override
    public void onEpoch(EpochReport report) {
      throw new IllegalStateException("no space");
    }

    @Override
    public void onEnd(History history) {
      heard.add("the failing one ended");
    }
  }

  /** Calls the trainer it listens to, once. */
  private static final class Inside implements TrainingListener {
    private final List<LineTrainer> trainer = new ArrayList<>();
    private final Consumer<LineTrainer> call;
    private boolean called;

    Inside(Consumer<LineTrainer> call) {
      this.call = call;
    }

    @Override
    public void onEpoch(EpochReport report) {
      if (!called) {
        called = true;
        call.accept(trainer.get(0));
      }
    }
  }
}
