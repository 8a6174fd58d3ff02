package dev.gradwright.state;

import dev.gradwright.kernel.Generator;

/**
 * Random orthogonal matrices: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear
 * dynamics of learning in deep linear neural networks", ICLR 2014.
 */
final class Orthogonal {
  private Orthogonal() {}

  /**
   * Returns a matrix of {@code rows * columns}, row by row, whose rows (or columns, if there are
   * more rows) are orthonormal, uniformly distributed over all such matrices.
   *
   * <p>Gaussian vectors are made orthonormal one after the other by modified Gram-Schmidt, twice
   * over, which is as accurate as Householder's method ("twice is enough": Giraud, Langou and
   * Rozloznik 2005) and leaves positive lengths, as the uniform distribution asks for.
   */
  static double[] matrix(int rows, int columns, Generator random) {
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    double[][] vectors = new double[count][length];
    for (int v = 0; v < count; v++) {
      for (int i = 0; i < length; i++) {
        vectors[v][i] = random.nextGaussian();
      }
      for (int round = 0; round < 2; round++) {
        for (int u = 0; u < v; u++) {
          subtractProjection(vectors[v], vectors[u]);
        }
      }
      scale(vectors[v], 1 / Math.sqrt(dot(vectors[v], vectors[v])));
    }
    double[] matrix = new double[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        matrix[r * columns + c] = rows <= columns ? vectors[r][c] : vectors[c][r];
      }
    }
    return matrix;
  }

  private static void subtractProjection(double[] vector, double[] unit) {
    double length = dot(vector, unit);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Math.fma(-length, unit[i], vector[i]);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum = Math.fma(a[i], b[i], sum);
    }
    return sum;
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
