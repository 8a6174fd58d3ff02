package dev.gradwright.samples.tour;

import dev.gradwright.data.Csv;
import picocli.CommandLine.Option;

/** The column with the answers: classes or numbers. */
final class AnswerOptions {
  @Option(names = "--label", required = true, description = "a column of classes to predict")
  String label;

  @Option(names = "--target", required = true, description = "a column of numbers to predict")
  String target;

  void describe(Csv csv) {
    if (label != null) {
      csv.label(label);
    }
    if (target != null) {
      csv.target(target);
    }
  }

  boolean isLabel() {
    return label != null;
  }
}
