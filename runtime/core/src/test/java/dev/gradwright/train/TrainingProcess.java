package dev.gradwright.train;

import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Adam;
import java.nio.file.Path;
import java.util.Arrays;

/** A process that trains with checkpoints, and is killed, starved or interrupted on the way. */
final class TrainingProcess {
  static final int EPOCHS = 120;

  private TrainingProcess() {}

  /**
   * Trains to the end, from where an earlier process was.
   *
   * @param arguments the folder, the number of threads, and optionally "endless"
   */
  public static void main(String[] arguments) {
    boolean endless = arguments.length > 2;
    Checkpoint checkpoint =
        Checkpoint.in(Path.of(arguments[0])).everySteps(3).maxFailures(10_000).onShutdown();
    FlowerTrainer trainer =
        builder(endless ? 1_000_000 : EPOCHS)
            .threads(Integer.parseInt(arguments[1]))
            .checkpoint(checkpoint)
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStart(TrainingStart start) {
                    System.out.println("training");
                  }
                })
            .build();
    History history = trainer.fit(data());
    System.out.println(
        result(trainer, history) + " failures " + history.checkpointFailures().size());
  }

  static TrainerBuilder<FlowerTrainer> builder(int epochs) {
    return FlowerTrainer.builder().optimizer(Adam.rate(0.01)).epochs(epochs).batchSize(192).seed(3);
  }

  static Dataset data() {
    return Samples.flowers(1900, 5);
  }

  /** Returns what must be the same however often the training was stopped, all digits of it. */
  static String result(FlowerTrainer trainer, History history) {
    return Arrays.toString(trainer.parameter("species.weight"))
        + Arrays.toString(trainer.parameter("species.bias"))
        + " loss "
        + history.last().loss();
  }
}
