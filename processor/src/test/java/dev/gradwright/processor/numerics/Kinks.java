package dev.gradwright.processor.numerics;

import dev.gradwright.processor.program.Interpreter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Measures how far a forward pass stays from the corners of its functions. */
@FunctionalInterface
interface Kinks {
  /** No corner anywhere. */
  Kinks NONE = (run, parameters) -> Double.POSITIVE_INFINITY;

  /** Returns the smallest distance of any number to a corner. */
  double distance(Interpreter run, Map<String, double[]> parameters);

  /** Corners of a function of one value at given points. */
  static Kinks at(String value, double... points) {
    return (run, parameters) -> nearest(run.get(value), points);
  }

  /** Corners of the activation of a dense layer that reads {@code x}, at given points. */
  static Kinks ofDense(String node, double... points) {
    return (run, parameters) -> {
      double[] x = run.get("x");
      double[] w = parameters.getOrDefault(node + ".weight", new double[0]);
      double[] b = parameters.getOrDefault(node + ".bias", new double[0]);
      int in = w.length / b.length;
      double nearest = Double.POSITIVE_INFINITY;
      for (int r = 0; r < x.length / in; r++) {
        for (int o = 0; o < b.length; o++) {
          double z = b[o];
          for (int k = 0; k < in; k++) {
            z += w[o * in + k] * x[r * in + k];
          }
          nearest = Math.min(nearest, nearest(new double[] {z}, points));
        }
      }
      return nearest;
    };
  }

  /** Corners where an expression of prediction {@code p} and target is 0. */
  static Kinks where(DoubleBinaryOperator zero) {
    return (run, parameters) -> {
      double[] p = run.get("p");
      double[] t = run.get("loss.target");
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < p.length; i++) {
        double distance = Math.abs(zero.applyAsDouble(p[i], t[i]));
        nearest = Double.isNaN(t[i]) ? nearest : Math.min(nearest, distance);
      }
      return nearest;
    };
  }

  /** Corners of the margins between the true class and all others. */
  static Kinks margins(double margin, int classes) {
    return (run, parameters) -> {
      double[] p = run.get("p");
      double[] t = run.get("loss.target");
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < p.length; i++) {
        int row = i / classes;
        int label = (int) t[row];
        if (label >= 0 && i % classes != label) {
          double excess = margin - p[row * classes + label] + p[i];
          nearest = Math.min(nearest, Math.abs(excess));
        }
      }
      return nearest;
    };
  }

  /** Corners of the absolute value of a layer's weights. */
  static Kinks ofWeights(String node) {
    return (run, parameters) ->
        nearest(parameters.getOrDefault(node + ".weight", new double[0]), new double[] {0});
  }

  /** Returns the corners of both. */
  default Kinks and(Kinks other) {
    return (run, parameters) ->
        Math.min(distance(run, parameters), other.distance(run, parameters));
  }

  private static double nearest(double[] numbers, double[] points) {
    return Arrays.stream(numbers)
        .flatMap(n -> Arrays.stream(points).map(point -> Math.abs(n - point)))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
