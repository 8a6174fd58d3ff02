package dev.gradwright.samples.tour;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import dev.gradwright.Network;
import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Idx;
import dev.gradwright.data.Missing;
import dev.gradwright.state.ModelFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Predictions of a saved model, one line a row. */
final class PredictCommand {
  private final PrintStream out;

  PredictCommand(PrintStream out) {
    this.out = out;
  }

  /** Reads a model and prints what it makes of each row of a file. */
  void run(Path model, Path file, String[] categories, String[] ignored) {
    Network network = load(model);
    Dataset data =
        network instanceof DigitsNetwork ? images(file) : table(file, categories, ignored);
    double[] predictions = network.predict(data);
    int width = network.outputWidth();
    List<String> classes = network.classes();
    for (int row = 0; row < data.rows(); row++) {
      int best = 0;
      for (int j = 1; j < width; j++) {
        if (predictions[row * width + j] > predictions[row * width + best]) {
          best = j;
        }
      }
      double value = predictions[row * width + best];
      out.println(
          classes.isEmpty()
              ? String.format(Locale.ROOT, "%.4f", value)
              : String.format(Locale.ROOT, "%s %.4f", classes.get(best), value));
    }
  }

  private static Network load(Path model) {
    Architecture architecture = ModelFile.architecture(model);
    String name = architecture.modelName();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "Iris" -> IrisNetwork.load(model);
      case "Mileage" -> MileageNetwork.load(model);
      case "Digits" -> DigitsNetwork.load(model);
      default ->
          throw new GradwrightException(
              model + ": the tour has no model " + name + "; it has Iris, Mileage and Digits");
    };
  }

  private static Dataset images(Path file) {
    return Dataset.builder().features(Idx.images(file)).build();
  }

  private static Dataset table(Path file, String[] categories, String[] ignored) {
    return Csv.read(file)
        .categories(categories)
        .ignore(ignored)
        .otherFeatures()
        .missing(Missing.MEAN)
        .load();
  }
}
