package dev.gradwright.train;

import dev.gradwright.data.Csv;
import dev.gradwright.data.DataStream;
import dev.gradwright.data.Preparation;
import dev.gradwright.optimizer.Adam;
import java.nio.file.Path;
import java.util.Locale;

/** A process with a small heap that trains on a large table. */
final class StreamProcess {
  private StreamProcess() {}

  /**
   * Trains for one epoch and prints the rows and the accuracy.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) {
    DataStream stream =
        Csv.read(Path.of(arguments[0])).features("x", "y").label("class").ignoreOthers().stream(
            8192);
    DataStream prepared = stream.prepared(stream.fit(Preparation.standardize()));
    FlowerTrainer trainer =
        FlowerTrainer.builder().optimizer(Adam.rate(0.01)).epochs(1).batchSize(512).build();
    History history = trainer.fit(prepared);
    System.out.printf(
        Locale.ROOT,
        "%d rows, accuracy %.4f, heap %d MB%n",
        history.last().training().rows(),
        history.last().training().metric("accuracy"),
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
