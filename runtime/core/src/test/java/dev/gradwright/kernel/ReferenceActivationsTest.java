package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Holds {@link Maths}, and activations that are built from it alone, against the reference tables.
 */
class ReferenceActivationsTest {
  @ParameterizedTest(name = "{0}({2})")
  @CsvFileSource(resources = "activations.csv", useHeadersInDisplayName = true)
  void valueIsThatOfTheTable(String activation, String parameters, double x, double value) {
    double allowed = Math.max(1e-12 * Math.abs(value), 1e-13);
    assertWithMessage(parameters).that(activation(activation, x)).isWithin(allowed).of(value);
  }

  @ParameterizedTest(name = "{0}({1})")
  @CsvFileSource(resources = "activations_edge.csv", useHeadersInDisplayName = true)
  void edgeIsThatOfTheTable(String activation, double x, double value) {
    double actual = activation(activation, x);
    if (Double.isFinite(value)) {
      assertThat(actual).isWithin(Math.max(1e-12 * Math.abs(value), 1e-15)).of(value);
    } else {
      assertThat(actual).isEqualTo(value);
    }
  }

  private static double activation(String name, double x) {
    return switch (name) {
      case "tanh" -> Maths.tanh(x);
      case "sigmoid" -> Maths.sigmoid(x);
      case "softplus" -> Maths.softplus(x);
      case "gelu" -> 0.5 * x * (1 + Maths.erf(x * Math.sqrt(0.5)));
      case "gelu_tanh" ->
          0.5 * x * (1 + Maths.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
      case "silu" -> x * Maths.sigmoid(x);
      case "mish" -> x * Maths.tanh(Maths.softplus(x));
      case "elu" -> x > 0 ? x : Maths.expm1(x);
      case "elu_05" -> x > 0 ? x : 0.5 * Maths.expm1(x);
      case "selu" -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Maths.expm1(x));
      default -> throw new IllegalArgumentException(name);
    };
  }
}
