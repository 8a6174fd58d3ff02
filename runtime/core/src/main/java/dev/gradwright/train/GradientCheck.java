package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.SettingsException;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares the gradient that generated code computes with central differences of its loss, for
 * those who write a layer of their own.
 *
 * <p>A difference {@code n = (L(w + e) - L(w - e)) / 2e} with {@code e = 1e-5} must agree with the
 * gradient {@code a} to {@code |a - n| <= 1e-7 + 1e-6 |a|}. In single precision no difference is
 * that exact, so the model must be in double: {@code @Model(precision = DOUBLE)}, or the compiler
 * option {@code -Agradwright.precision=double}. Where the loss has a kink, such as relu at 0, the
 * two may differ although both are right.
 */
public final class GradientCheck {
  private static final double STEP = 1e-5;
  private static final double ABSOLUTE = 1e-7;
  private static final double RELATIVE = 1e-6;

  /**
   * One number of a parameter by which the gradient is wrong.
   *
   * @param parameter the name, {@code hidden.weight}
   * @param index the place in the parameter's numbers
   * @param gradient what the generated code says
   * @param difference what the differences of the loss say
   */
  public record Mismatch(String parameter, int index, double gradient, double difference) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s[%d]: gradient %.9g, central difference %.9g",
          parameter,
          index,
          gradient,
          difference);
    }
  }

  private GradientCheck() {}

  /**
   * Checks the gradient by every number of every parameter, two forward passes each. The parameters
   * are left as they were, the step of the trainer is not.
   *
   * @return where they differ; empty if the gradient is right
   * @throws SettingsException if the model is in single precision
   */
  public static List<Mismatch> mismatches(Trainer<?> trainer, Batch batch) {
    Architecture architecture = trainer.architecture();
    if (architecture.precision() != dev.gradwright.Precision.DOUBLE) {
      throw new SettingsException(
          architecture.modelName()
              + " is in single precision, in which differences are too rough to judge a gradient;"
              + " declare it as @Model(precision = DOUBLE)");
    }
    loss(trainer, batch);
    trainer.backward();
    List<double[]> gradients =
        architecture.parameters().stream().map(p -> trainer.gradient(p.name())).toList();
    List<Mismatch> mismatches = new ArrayList<>();
    for (int p = 0; p < gradients.size(); p++) {
      String name = architecture.parameters().get(p).name();
      double[] values = trainer.parameter(name);
      for (int i = 0; i < values.length; i++) {
        double gradient = gradients.get(p)[i];
        double difference = difference(trainer, batch, name, values, i);
        if (!(Math.abs(gradient - difference) <= ABSOLUTE + RELATIVE * Math.abs(gradient))) {
          mismatches.add(new Mismatch(name, i, gradient, difference));
        }
      }
    }
    return mismatches;
  }

  private static double difference(
      Trainer<?> trainer, Batch batch, String name, double[] values, int i) {
    double[] moved = values.clone();
    moved[i] = values[i] + STEP;
    trainer.parameter(name, moved);
    double above = loss(trainer, batch);
    moved[i] = values[i] - STEP;
    trainer.parameter(name, moved);
    double below = loss(trainer, batch);
    trainer.parameter(name, values);
    return (above - below) / (2 * STEP);
  }

  private static double loss(Trainer<?> trainer, Batch batch) {
    trainer.forward(batch);
    return trainer.loss();
  }
}
