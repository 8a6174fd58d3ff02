package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.rule.ActivationUse;

/** The sum z before an activation, in layers of the form {@code y = f(z)}, and its gradient. */
final class PreActivation {
  private PreActivation() {}

  /** Returns where the forward pass is to put z; {@link #apply} then makes y of it. */
  static Tensor sum(ActivationUse f, StepBuilder step) {
    Tensor y = step.output();
    if (f.isIdentity()) {
      return y;
    }
    return f.needsInput() ? step.kept("z", y.width()) : step.local("z", y);
  }

  /** Appends {@code y = f(z)}. */
  static void apply(ActivationUse f, StepBuilder step, Tensor z) {
    if (!f.isIdentity()) {
      f.forward(step, z, step.output());
    }
  }

  /** Appends {@code dz = dy * f'(z)} and returns dz. */
  static Tensor gradient(ActivationUse f, StepBuilder step) {
    Tensor y = step.output();
    Tensor dy = step.outputGradient();
    if (f.isIdentity()) {
      step.name(dy, "dz");
      return dy;
    }
    Tensor z = f.needsInput() ? step.kept("z", y.width()) : y;
    Tensor dz = step.local("dz", dy);
    step.map(dz, f.backward(z, y, dy));
    return dz;
  }

  /** Adds the formulas {@code z = sum} and {@code y = f(z)}. */
  static void forwardFormulas(ActivationUse f, StepBuilder step, String indices, String sum) {
    String y = step.output().name() + indices;
    if (f.isIdentity()) {
      step.formula(y + " = " + sum);
    } else {
      step.formula("z" + indices + " = " + sum);
      step.formula(y + " = " + f.formula());
    }
  }

  /** Adds the formula of dz. */
  static void backwardFormula(ActivationUse f, StepBuilder step) {
    String dy = step.gradientName();
    if (f.isIdentity()) {
      step.formula("dz = " + dy);
    } else {
      step.formula(
          "dz = "
              + dy
              + " * f'(z), f'(z) = "
              + f.derivativeFormula()
              + ", y = "
              + step.output().name());
    }
  }
}
