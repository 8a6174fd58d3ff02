package dev.gradwright.processor.testing;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Holds gradients to central differences: {@code |a - n| <= 1e-7 + 1e-6 * |a|} with steps of 1e-5.
 */
public final class GradientCheck {
  private static final double STEP = 1e-5;
  private static final int MOST = 200;

  private GradientCheck() {}

  /** Checks a compiled model. */
  public static void check(String what, Trainer<?> trainer, Batch batch) {
    check(
        what,
        trainer,
        batch,
        () -> {
          trainer.forward(batch);
          return trainer.loss();
        });
  }

  /**
   * Checks a compiled model with dropout: each loss is that of another trainer's first step, where
   * the same numbers are dropped.
   */
  public static void check(
      String what, Trainer<?> trainer, Batch batch, Supplier<? extends Trainer<?>> fresh) {
    check(
        what,
        trainer,
        batch,
        () -> {
          Trainer<?> other = fresh.get();
          for (Architecture.Parameter p : trainer.architecture().parameters()) {
            other.parameter(p.name(), trainer.parameter(p.name()));
          }
          other.forward(batch);
          return other.loss();
        });
  }

  private static void check(String what, Trainer<?> trainer, Batch batch, DoubleSupplier loss) {
    trainer.forward(batch);
    double unused = trainer.loss();
    trainer.backward();
    double[] gradient = Interpreted.gradient(trainer);
    List<Architecture.Parameter> parameters = trainer.architecture().parameters();
    Random choice = new Random(gradient.length);
    for (Architecture.Parameter parameter : parameters) {
      if (!parameter.isLearned()) {
        continue;
      }
      double[] values = trainer.parameter(parameter.name());
      for (int i = 0; i < values.length; i++) {
        if (gradient.length > MOST && choice.nextInt(gradient.length) >= MOST) {
          continue;
        }
        double value = values[i];
        values[i] = value + STEP;
        trainer.parameter(parameter.name(), values);
        double above = loss.getAsDouble();
        values[i] = value - STEP;
        trainer.parameter(parameter.name(), values);
        double below = loss.getAsDouble();
        values[i] = value;
        trainer.parameter(parameter.name(), values);
        String where = what + " " + parameter.name() + "[" + i + "]";
        compare(where, gradient[parameter.offset() + i], (above - below) / (2 * STEP));
      }
    }
  }

  /** Checks an interpreted model. */
  public static void check(String what, Interpreted model) {
    double[] gradient = model.gradient();
    double[] values = model.parameters();
    for (int i = 0; i < values.length; i++) {
      if (!model.isLearned(i)) {
        continue;
      }
      double value = values[i];
      values[i] = value + STEP;
      double above = model.loss();
      values[i] = value - STEP;
      double below = model.loss();
      values[i] = value;
      compare(what + " parameter " + i, gradient[i], (above - below) / (2 * STEP));
    }
  }

  private static void compare(String what, double analytic, double numeric) {
    assertWithMessage("%s: gradient %s, central difference %s", what, analytic, numeric)
        .that(Math.abs(analytic - numeric) <= 1e-7 + 1e-6 * Math.abs(analytic))
        .isTrue();
  }

  /** Asserts equal bits, except that all NaN are one. */
  public static void equalBits(String what, double[] actual, double[] expected) {
    assertWithMessage("%s: length", what).that(actual.length).isEqualTo(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertWithMessage("%s[%s]: %s, not %s", what, i, actual[i], expected[i])
          .that(Double.doubleToLongBits(actual[i]))
          .isEqualTo(Double.doubleToLongBits(expected[i]));
    }
  }
}
