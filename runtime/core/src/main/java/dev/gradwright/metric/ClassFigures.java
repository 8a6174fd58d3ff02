package dev.gradwright.metric;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Precision, recall or F1 from a confusion matrix, or the matrix alone: of the upper side of a
 * threshold, or as the mean over classes.
 */
final class ClassFigures implements RunningMetric {
  /** Which figure. */
  enum Kind {
    PRECISION,
    RECALL,
    F1,
    CONFUSION
  }

  private final Predictions predictions;
  private final Kind kind;
  private final long[] counts;

  ClassFigures(Predictions predictions, Kind kind) {
    this.predictions = predictions;
    this.kind = kind;
    counts = new long[predictions.classes() * predictions.classes()];
  }

  @Override
  public List<String> names() {
    return switch (kind) {
      case PRECISION -> List.of("precision");
      case RECALL -> List.of("recall");
      case F1 -> List.of("f1");
      case CONFUSION -> List.of();
    };
  }

  @Override
  public void reset() {
    Arrays.fill(counts, 0);
  }

  @Override
  public void add(Workspace workspace, int rows) {
    Reals values = workspace.value(predictions.prediction());
    Reals targets = workspace.value(predictions.target());
    int count = predictions.targets(rows);
    for (int i = 0; i < count; i++) {
      int expected = predictions.expected(targets, i);
      if (expected >= 0) {
        counts[expected * predictions.classes() + predictions.predicted(values, i)]++;
      }
    }
  }

  @Override
  public void remember(Memory memory) {
    // As numbers with a fraction, which a checkpoint does not keep as text.
    double[] known = memory.numbers("counts", Arrays.stream(counts).asDoubleStream().toArray());
    Arrays.setAll(counts, i -> (long) known[i]);
  }

  @Override
  public void write(double[] figures, int at) {
    if (kind == Kind.CONFUSION) {
      return;
    }
    ConfusionMatrix matrix = matrix();
    if (!predictions.hasClasses()) {
      figures[at] = figure(matrix, 1);
      return;
    }
    double sum = 0;
    int occurring = 0;
    for (int c = 0; c < matrix.classes(); c++) {
      if (matrix.occurs(c)) {
        sum += figure(matrix, c);
        occurring++;
      }
    }
    figures[at] = sum / occurring;
  }

  private double figure(ConfusionMatrix matrix, int category) {
    return switch (kind) {
      case PRECISION -> matrix.precision(category);
      case RECALL -> matrix.recall(category);
      case F1, CONFUSION -> matrix.f1(category);
    };
  }

  private ConfusionMatrix matrix() {
    return new ConfusionMatrix(counts, predictions.classes());
  }

  @Override
  public Optional<ConfusionMatrix> confusion() {
    return Optional.of(matrix());
  }
}
