package dev.gradwright.report;

import dev.gradwright.Architecture.TargetKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts how often each class was taken for which. */
final class Confusion implements Outcome {
  /** A larger table nobody reads; then the most frequent mistakes are listed. */
  private static final int LARGEST = 30;

  private static final int MOST_MISTAKES = 40;

  private final TargetKind kind;
  private final List<String> classes;
  private final long[][] counts;

  Confusion(TargetKind kind, List<String> classes) {
    this.kind = kind;
    this.classes = List.copyOf(classes);
    counts = new long[classes.size()][classes.size()];
  }

  @Override
  public void add(double[] target, double[] prediction) {
    switch (kind) {
      case CLASS -> {
        int count = classes.size();
        for (int i = 0; i < target.length; i++) {
          if (!Double.isNaN(target[i])) {
            counts[(int) target[i]][largest(prediction, i * count, count)]++;
          }
        }
      }
      case DISTRIBUTION -> {
        if (!Double.isNaN(target[0])) {
          int count = classes.size();
          counts[largest(target, 0, count)][largest(prediction, 0, count)]++;
        }
      }
      default -> {
        double border = kind == TargetKind.SIGN ? 0 : 0.5;
        for (int i = 0; i < target.length; i++) {
          if (!Double.isNaN(target[i])) {
            counts[target[i] > border ? 1 : 0][prediction[i] > border ? 1 : 0]++;
          }
        }
      }
    }
  }

  /** Returns the place of the largest number; on a tie the first. */
  private static int largest(double[] numbers, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (numbers[from + i] > numbers[from + best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public void write(Json json) {
    json.text("kind", "confusion");
    json.whole("classes", classes.size());
    if (classes.size() <= LARGEST) {
      json.texts("names", classes);
      json.array("counts");
      for (long[] row : counts) {
        json.array();
        for (long count : row) {
          json.whole(count);
        }
        json.end();
      }
      json.end();
    } else {
      mistakes(json);
    }
  }

  private record Mistake(int actual, int predicted, long count) {}

  private void mistakes(Json json) {
    List<Mistake> all = new ArrayList<>();
    long right = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (i == j) {
          right += counts[i][i];
        } else if (counts[i][j] > 0) {
          all.add(new Mistake(i, j, counts[i][j]));
        }
      }
    }
    all.sort(Comparator.comparingLong(Mistake::count).reversed());
    json.whole("right", right);
    json.array("mistakes");
    for (Mistake mistake : all.subList(0, Math.min(MOST_MISTAKES, all.size()))) {
      json.open();
      json.text("actual", classes.get(mistake.actual));
      json.text("predicted", classes.get(mistake.predicted));
      json.whole("count", mistake.count);
      json.close();
    }
    json.end();
  }
}
