package dev.gradwright.samples.benchmarks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Few operations on arrays in double precision, each with its gradient, in the simplest loops: made
 * to be right, not fast. What is computed is remembered, and gone through backwards.
 */
final class Tape {
  /** Numbers, and the gradient of the loss by them. */
  static final class Value {
    private final double[] data;
    private final double[] gradient;

    Value(int size) {
      data = new double[size];
      gradient = new double[size];
    }

    double[] data() {
      return data;
    }

    double[] gradient() {
      return gradient;
    }

    int size() {
      return data.length;
    }
  }

  private final Deque<Runnable> backward = new ArrayDeque<>();

  /** Computes all gradients, from those that {@link #crossEntropy} has set. */
  void backward() {
    while (!backward.isEmpty()) {
      backward.pop().run();
    }
  }

  /** Picks numbers: the i-th is the one at {@code from(i)}. Slices, transposes, cuts windows. */
  Value gather(Value x, int size, IntUnaryOperator from) {
    Value y = new Value(size);
    int[] place = new int[size];
    for (int i = 0; i < size; i++) {
      place[i] = from.applyAsInt(i);
      y.data[i] = x.data[place[i]];
    }
    backward.push(
        () -> {
          for (int i = 0; i < size; i++) {
            x.gradient[place[i]] += y.gradient[i];
          }
        });
    return y;
  }

  /** {@code y[g,i,j] = sum_k a[g,i,k] * b[g,j,k]}. */
  Value product(Value a, Value b, int groups, int terms) {
    int rows = a.size() / groups / terms;
    int columns = b.size() / groups / terms;
    Value y = new Value(groups * rows * columns);
    for (int at = 0; at < y.size(); at++) {
      int left = at / columns * terms;
      int right = (at / columns / rows * columns + at % columns) * terms;
      for (int k = 0; k < terms; k++) {
        y.data[at] += a.data[left + k] * b.data[right + k];
      }
    }
    backward.push(
        () -> {
          for (int at = 0; at < y.size(); at++) {
            int left = at / columns * terms;
            int right = (at / columns / rows * columns + at % columns) * terms;
            double d = y.gradient[at];
            for (int k = 0; k < terms; k++) {
              a.gradient[left + k] += d * b.data[right + k];
              b.gradient[right + k] += d * a.data[left + k];
            }
          }
        });
    return y;
  }

  /** {@code a + b}, b over and over again where it is shorter. */
  Value add(Value a, Value b) {
    return both(a, b, Double::sum, (p, q) -> 1, (p, q) -> 1);
  }

  /** {@code a * b}, b over and over again where it is shorter. */
  Value multiply(Value a, Value b) {
    return both(a, b, (p, q) -> p * q, (p, q) -> q, (p, q) -> p);
  }

  private Value both(
      Value a,
      Value b,
      DoubleBinaryOperator f,
      DoubleBinaryOperator byA,
      DoubleBinaryOperator byB) {
    Value y = new Value(a.size());
    for (int i = 0; i < y.size(); i++) {
      y.data[i] = f.applyAsDouble(a.data[i], b.data[i % b.size()]);
    }
    backward.push(
        () -> {
          for (int i = 0; i < y.size(); i++) {
            int j = i % b.size();
            a.gradient[i] += y.gradient[i] * byA.applyAsDouble(a.data[i], b.data[j]);
            b.gradient[j] += y.gradient[i] * byB.applyAsDouble(a.data[i], b.data[j]);
          }
        });
    return y;
  }

  /** A function of every number. */
  Value map(Value x, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
    Value y = new Value(x.size());
    Arrays.setAll(y.data, i -> f.applyAsDouble(x.data[i]));
    backward.push(
        () -> {
          for (int i = 0; i < y.size(); i++) {
            x.gradient[i] += y.gradient[i] * derivative.applyAsDouble(x.data[i]);
          }
        });
    return y;
  }

  /** The largest of every {@code width} neighbours; of equal ones the first has the gradient. */
  Value max(Value x, int width) {
    Value y = new Value(x.size() / width);
    int[] place = new int[y.size()];
    for (int i = 0; i < y.size(); i++) {
      place[i] = i * width;
      for (int k = i * width; k < (i + 1) * width; k++) {
        place[i] = x.data[k] > x.data[place[i]] ? k : place[i];
      }
      y.data[i] = x.data[place[i]];
    }
    backward.push(
        () -> {
          for (int i = 0; i < y.size(); i++) {
            x.gradient[place[i]] += y.gradient[i];
          }
        });
    return y;
  }

  /** The mean of every {@code width} neighbours. */
  Value mean(Value x, int width) {
    Value y = new Value(x.size() / width);
    for (int i = 0; i < x.size(); i++) {
      y.data[i / width] += x.data[i] / width;
    }
    backward.push(
        () -> {
          for (int i = 0; i < x.size(); i++) {
            x.gradient[i] += y.gradient[i / width] / width;
          }
        });
    return y;
  }

  /** The softmax of every {@code width} neighbours. */
  Value softmax(Value x, int width) {
    Value y = new Value(x.size());
    for (int at = 0; at < x.size(); at += width) {
      double max = Arrays.stream(x.data, at, at + width).max().orElseThrow();
      double sum = 0;
      for (int k = at; k < at + width; k++) {
        y.data[k] = Math.exp(x.data[k] - max);
        sum += y.data[k];
      }
      for (int k = at; k < at + width; k++) {
        y.data[k] /= sum;
      }
    }
    backward.push(
        () -> {
          for (int at = 0; at < x.size(); at += width) {
            double along = 0;
            for (int k = at; k < at + width; k++) {
              along += y.gradient[k] * y.data[k];
            }
            for (int k = at; k < at + width; k++) {
              x.gradient[k] += y.data[k] * (y.gradient[k] - along);
            }
          }
        });
    return y;
  }

  /**
   * Returns the mean over the rows of the negative logarithm of the class's probability, the loss,
   * and sets the gradients to begin with.
   */
  double crossEntropy(Value logits, int[] labels) {
    int width = logits.size() / labels.length;
    double[] p = new Tape().softmax(logits, width).data;
    double loss = 0;
    for (int i = 0; i < p.length; i++) {
      boolean right = labels[i / width] == i % width;
      logits.gradient[i] = (right ? p[i] - 1 : p[i]) / labels.length;
      loss -= right ? Math.log(p[i]) : 0;
    }
    return loss / labels.length;
  }
}
