package dev.gradwright.processor.numerics;

import dev.gradwright.processor.program.Interpreter;
import java.util.Map;

/**
 * Windows over {@code image} in which the largest number may change places with the next.
 *
 * @param size height and width of the image
 * @param kernel places in a window
 * @param stride distance of windows
 * @param before padding above and to the left
 * @param dilation distance of places in a window
 */
record Maxima(Pair size, Pair kernel, Pair stride, Pair before, Pair dilation) implements Kinks {
  /** A number for each axis. */
  record Pair(int y, int x) {}

  /** Returns windows of one place each. */
  static Maxima of(int height, int width) {
    Pair one = new Pair(1, 1);
    return new Maxima(new Pair(height, width), one, one, new Pair(0, 0), one);
  }

  Maxima kernel(int y, int x) {
    return new Maxima(size, new Pair(y, x), stride, before, dilation);
  }

  Maxima stride(int y, int x) {
    return new Maxima(size, kernel, new Pair(y, x), before, dilation);
  }

  Maxima before(int y, int x) {
    return new Maxima(size, kernel, stride, new Pair(y, x), dilation);
  }

  Maxima dilation(int y, int x) {
    return new Maxima(size, kernel, stride, before, new Pair(y, x));
  }

  @Override
  public double distance(Interpreter run, Map<String, double[]> parameters) {
    double[] image = run.get("image");
    double nearest = Double.POSITIVE_INFINITY;
    int plane = size.y() * size.x();
    for (int start = 0; start < image.length; start += plane) {
      for (int y = -before.y(); y < size.y(); y += stride.y()) {
        for (int x = -before.x(); x < size.x(); x += stride.x()) {
          nearest = Math.min(nearest, gap(image, start, y, x));
        }
      }
    }
    return nearest;
  }

  private double gap(double[] image, int start, int top, int left) {
    double largest = Double.NEGATIVE_INFINITY;
    double next = Double.NEGATIVE_INFINITY;
    for (int ky = 0; ky < kernel.y(); ky++) {
      for (int kx = 0; kx < kernel.x(); kx++) {
        int y = top + ky * dilation.y();
        int x = left + kx * dilation.x();
        if (y >= 0 && y < size.y() && x >= 0 && x < size.x()) {
          double number = image[start + y * size.x() + x];
          next = Math.max(next, Math.min(number, largest));
          largest = Math.max(largest, number);
        }
      }
    }
    return next == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : largest - next;
  }
}
