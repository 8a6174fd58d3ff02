package dev.gradwright.processor.program.code;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.kernel.Maths;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the programs by the meaning of their functions and holds them to the runtime's bits. */
class FloatFunctionsTest {
  /** Some 40 mantissas in each exponent, of both signs, with NaNs and both infinities' borders. */
  private static final int STEP = 199_999;

  @ParameterizedTest
  @EnumSource(names = {"EXP", "EXPM1", "LOG", "LOG1P", "TANH", "SIGMOID", "SOFTPLUS", "ERF"})
  void theProgramMeansWhatTheRuntimeComputes(Function function) {
    FloatFunctions.Body body = FloatFunctions.of(function);
    for (long bits = 0; bits < 1L << 32; bits += STEP) {
      hold(function, body, Float.intBitsToFloat((int) bits));
    }
    for (float x :
        new float[] {0, -0f, 1, -1, 1 / 0f, -1 / 0f, 0.625f, 20, 88.8f, -104, 0x1p-149f}) {
      hold(function, body, x);
    }
  }

  private static void hold(Function function, FloatFunctions.Body body, float x) {
    int wanted = Float.floatToIntBits(runtime(function, x));
    assertWithMessage("%s(%s)", function, x)
        .that(Float.floatToIntBits(run(body, x)))
        .isEqualTo(wanted);
  }

  private static float runtime(Function function, float x) {
    return switch (function) {
      case EXP -> Maths.exp(x);
      case EXPM1 -> Maths.expm1(x);
      case LOG -> Maths.log(x);
      case LOG1P -> Maths.log1p(x);
      case TANH -> Maths.tanh(x);
      case SIGMOID -> Maths.sigmoid(x);
      case SOFTPLUS -> Maths.softplus(x);
      case ERF -> Maths.erf(x);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static float run(FloatFunctions.Body body, float x) {
    Map<String, Float> variables = new HashMap<>();
    variables.put(body.parameter(), x);
    for (Statement statement : body.statements()) {
      if (statement instanceof Statement.Declare s) {
        Float before = variables.put(s.name(), value(s.value(), variables));
        assertWithMessage("%s is declared once", s.name()).that(before).isNull();
      } else if (statement instanceof Statement.Assign s) {
        variables.put(s.name(), value(s.value(), variables));
      } else {
        throw new AssertionError("not branch-free: " + statement);
      }
    }
    return value(body.result(), variables);
  }

  private static float value(Expr expression, Map<String, Float> variables) {
    if (expression instanceof Expr.Constant c) {
      assertThat((double) (float) c.value()).isEqualTo(c.value());
      return (float) c.value();
    } else if (expression instanceof Expr.Read read && read.access() instanceof Access.Local a) {
      return Objects.requireNonNull(variables.get(a.name()), a.name());
    } else if (expression instanceof Expr.Where w) {
      boolean yes = w.comparison().test(value(w.left(), variables), value(w.right(), variables));
      return yes ? value(w.yes(), variables) : value(w.no(), variables);
    } else if (expression instanceof Expr.Apply apply) {
      double[] a = apply.arguments().stream().mapToDouble(e -> value(e, variables)).toArray();
      // of single numbers, + - * / in double and then rounded are exact; fma is not
      return apply.function() == Function.FMA
          ? Math.fma((float) a[0], (float) a[1], (float) a[2])
          : (float) apply.function().apply(a);
    }
    throw new AssertionError("not on lanes: " + expression);
  }

  @Test
  void whatNeedsNoProgramHasNone() {
    assertThrows(IllegalArgumentException.class, () -> FloatFunctions.of(Function.ADD));
  }
}
