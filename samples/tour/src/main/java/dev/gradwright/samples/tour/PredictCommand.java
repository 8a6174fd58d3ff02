package dev.gradwright.samples.tour;

import dev.gradwright.Network;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Idx;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predictions of a saved model, one line a row. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints what a saved model predicts for each row of a table or file of images.")
final class PredictCommand implements Runnable {
  private final PrintStream out;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "a saved model")
  private Path model = Path.of("");

  @Mixin private TableOptions table = new TableOptions();

  PredictCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    Network network = DeclaredModel.in(model).load(model);
    String name = String.valueOf(table.data.getFileName());
    Dataset data =
        name.contains("idx")
            ? Dataset.builder().features(Idx.images(table.data)).build()
            : table.csv().load();
    double[] predictions = network.predict(data);
    int width = network.outputWidth();
    List<String> classes = network.classes();
    for (int row = 0; row < data.rows(); row++) {
      out.println(line(predictions, row * width, width, classes));
    }
  }

  private static String line(double[] predictions, int at, int width, List<String> classes) {
    int best = 0;
    for (int j = 1; j < width; j++) {
      if (predictions[at + j] > predictions[at + best]) {
        best = j;
      }
    }
    double value = predictions[at + best];
    if (classes.isEmpty()) {
      return String.format(Locale.ROOT, "%.4f", value);
    }
    // A single probability is that of the second of two classes.
    boolean second = width == 1 ? value > 0.5 : best == 1;
    String name = width == 1 ? classes.get(second ? 1 : 0) : classes.get(best);
    double shown = width == 1 && !second ? 1 - value : value;
    return String.format(Locale.ROOT, "%s %.4f", name, shown);
  }
}
