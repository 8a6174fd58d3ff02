package dev.gradwright.processor.formula;

import java.util.Locale;
import java.util.Random;

/** A random smooth formula over x, y and z near 1, as text. */
final class RandomFormula {
  private static final String[] NAMES = {"x", "y", "z"};
  private static final String[] FUNCTIONS = {"tanh", "sigmoid", "softplus", "erf", "expm1"};
  private final Random random;

  RandomFormula(Random random) {
    this.random = random;
  }

  String of(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return random.nextInt(3) == 0
          ? String.format(Locale.ROOT, "%.2f", 0.2 + 2 * random.nextDouble())
          : NAMES[random.nextInt(3)];
    }
    String a = of(depth - 1);
    String b = of(depth - 1);
    return switch (random.nextInt(14)) {
      case 0, 1 -> "(" + a + " + " + b + ")";
      case 2 -> "(" + a + " - " + b + ")";
      case 3, 4 -> a + " * " + b;
      case 5 -> "(" + a + ") / (1.5 + (" + b + ")^2)";
      case 6 -> "-(" + a + ")";
      case 7 -> "(" + a + ")^" + (2 + random.nextInt(4));
      case 8 -> "sqrt(1 + (" + a + ")^2)";
      case 9 -> "log1p((" + a + ")^2)";
      case 10 -> "exp(-tanh(" + a + "))";
      case 11 -> "(0.5 + sigmoid(" + a + "))^tanh(" + b + ")";
      case 12 -> "where(x < 1, " + a + ", " + b + ")";
      default -> FUNCTIONS[random.nextInt(FUNCTIONS.length)] + "(" + a + ")";
    };
  }
}
