package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.Network;
import dev.gradwright.data.Binding;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network predicts for data whose answers are known: how often each class was taken for
 * which, or predicted numbers beside true ones.
 *
 * @param validation whether the data are those for validation, not those trained on
 * @param confusions one for each loss over classes
 * @param scatters one for each loss over numbers
 */
record Outcomes(boolean validation, List<Confusion> confusions, List<Scatter> scatters) {
  /** The most classes that a matrix is readable with, and the most points of a scatter. */
  private static final int MOST_CLASSES = 40;

  private static final int MOST_POINTS = 2000;
  private static final int MOST_ROWS = 100_000;

  /**
   * A confusion matrix.
   *
   * @param counts {@code [actual][predicted]}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Confusion(String loss, List<String> classes, int[][] counts) {}

  /** Points of true and predicted numbers. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Scatter(String loss, double[] actual, double[] predicted) {}

  static Outcomes of(Network network, Dataset all, boolean validation) {
    Dataset data = all.rows() > MOST_ROWS ? all.slice(every(all.rows(), MOST_ROWS)) : all;
    Architecture model = network.architecture();
    double[] predictions = network.predict(data);
    List<Confusion> confusions = new ArrayList<>();
    List<Scatter> scatters = new ArrayList<>();
    for (LossTerm loss : model.losses()) {
      int target = Binding.findTargets(model, loss, data);
      if (target < 0) {
        continue;
      }
      int at = 0;
      for (Architecture.Output output : model.outputs()) {
        int width = model.node(output.node()).width();
        if (output.node().equals(loss.prediction())) {
          View view =
              new View(loss, data.field(target), predictions, network.outputWidth(), at, width);
          if (view.isOfClasses()) {
            view.confusion(network.classes(loss.name()), confusions);
          } else if (width == data.field(target).width()) {
            scatters.add(view.scatter());
          }
        }
        at += width;
      }
    }
    return new Outcomes(validation, confusions, scatters);
  }

  private static int[] every(int rows, int most) {
    int[] chosen = new int[most];
    for (int i = 0; i < most; i++) {
      chosen[i] = (int) ((long) i * rows / most);
    }
    return chosen;
  }

  /** The predictions for one loss, {@code width} numbers from {@code at} on in every row. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record View(
      LossTerm loss, Field target, double[] predictions, int row, int at, int width) {
    boolean isOfClasses() {
      return loss.target() == TargetKind.CLASS || loss.target() == TargetKind.PROBABILITY;
    }

    void confusion(List<String> names, List<Confusion> confusions) {
      boolean sides = loss.target() == TargetKind.PROBABILITY;
      int classes = sides ? 2 : loss.width();
      if (classes > MOST_CLASSES || (sides && width > 1)) {
        return;
      }
      int positions = sides ? 1 : width / classes;
      int[][] counts = new int[classes][classes];
      for (int r = 0; r < target.rows(); r++) {
        for (int p = 0; p < positions; p++) {
          double value = target.get(r, p);
          if (value >= 0) {
            int actual = sides ? (value > 0.5 ? 1 : 0) : (int) value;
            counts[actual][best(r * row + at + p * classes, classes, sides)]++;
          }
        }
      }
      List<String> shown = new ArrayList<>(names);
      for (int i = shown.size(); i < classes; i++) {
        shown.add(Integer.toString(i));
      }
      confusions.add(new Confusion(loss.name(), shown, counts));
    }

    private int best(int from, int classes, boolean sides) {
      if (sides) {
        return predictions[from] > 0.5 ? 1 : 0;
      }
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (predictions[from + c] > predictions[from + best]) {
          best = c;
        }
      }
      return best;
    }

    Scatter scatter() {
      int numbers = target.rows() * width;
      int[] chosen = every(numbers, Math.min(numbers, MOST_POINTS));
      double[] actual = new double[chosen.length];
      double[] predicted = new double[chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        int r = chosen[i] / width;
        int c = chosen[i] % width;
        actual[i] = target.get(r, c);
        predicted[i] = predictions[r * row + at + c];
      }
      return new Scatter(loss.name(), actual, predicted);
    }
  }
}
