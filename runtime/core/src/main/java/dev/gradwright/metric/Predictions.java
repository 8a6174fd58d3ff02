package dev.gradwright.metric;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Link;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Maths;
import dev.gradwright.kernel.Reals;

/**
 * What a loss compares, and where it lies in a workspace.
 *
 * @param loss the name of the loss
 * @param kind what its targets are
 * @param link what turns the node's values into what a network predicts
 * @param prediction the buffer of the node, {@code [rows, positions * width]}
 * @param target the buffer of the targets
 * @param width the values of one prediction: a score for each class, or numbers side by side
 * @param positions the predictions of a row; several where every place of a text has a class
 */
public record Predictions(
    String loss, TargetKind kind, Link link, int prediction, int target, int width, int positions) {

  /** Returns what a loss of a model compares; not for losses whose target is a node. */
  public static Predictions of(Architecture model, Layout layout, LossTerm term) {
    Link link = Link.IDENTITY;
    for (Architecture.Output output : model.outputs()) {
      if (output.node().equals(term.prediction())) {
        link = output.link();
      }
    }
    return new Predictions(
        term.name(),
        term.target(),
        link,
        layout.value(term.prediction()),
        layout.value(term.name() + ".target"),
        term.width(),
        term.target() == TargetKind.CLASS ? model.positions(term) : 1);
  }

  /** Returns whether each target is one of several classes. */
  public boolean hasClasses() {
    return kind == TargetKind.CLASS;
  }

  /** Returns whether each target is the probability, or the sign, of one thing. */
  public boolean hasSides() {
    return kind == TargetKind.PROBABILITY || kind == TargetKind.SIGN;
  }

  /** Returns whether the values are, or can be made, probabilities. */
  public boolean hasProbabilities() {
    return hasClasses() ? link == Link.SOFTMAX : kind == TargetKind.PROBABILITY;
  }

  /** Returns how many classes are told apart: two sides count as two. */
  public int classes() {
    return hasClasses() ? width : 2;
  }

  /** Returns the targets of so many rows. */
  int targets(int rows) {
    return rows * (hasClasses() ? positions : width);
  }

  /** Returns the class of a target, or -1 if it is missing. */
  int expected(Reals targets, int i) {
    double value = targets.get(i);
    if (Double.isNaN(value)) {
      return -1;
    }
    return hasClasses() ? (int) value : value > (kind == TargetKind.SIGN ? 0 : 0.5) ? 1 : 0;
  }

  /** Returns the class that is predicted: the largest score, on a tie the lowest class. */
  int predicted(Reals values, int i) {
    if (!hasClasses()) {
      return values.get(i) > threshold() ? 1 : 0;
    }
    int from = i * width;
    int best = 0;
    for (int c = 1; c < width; c++) {
      if (values.get(from + c) > values.get(from + best)) {
        best = c;
      }
    }
    return best;
  }

  /** A logit is above 0 exactly where its probability is above one half. */
  private double threshold() {
    return kind == TargetKind.SIGN || link == Link.SIGMOID ? 0 : 0.5;
  }

  /** Returns the probability of a class. */
  double probability(Reals values, int i, int category) {
    if (!hasClasses()) {
      double p = link == Link.SIGMOID ? sigmoid(values.get(i)) : values.get(i);
      return category == 1 ? p : 1 - p;
    }
    int from = i * width;
    double largest = values.get(from);
    for (int c = 1; c < width; c++) {
      largest = Math.max(largest, values.get(from + c));
    }
    double sum = 0;
    for (int c = 0; c < width; c++) {
      sum += Maths.exp(values.get(from + c) - largest);
    }
    return Maths.exp(values.get(from + category) - largest) / sum;
  }

  private static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Maths.exp(-x)) : 1 - 1 / (1 + Maths.exp(x));
  }
}
