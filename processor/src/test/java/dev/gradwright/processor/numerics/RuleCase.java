package dev.gradwright.processor.numerics;

import dev.gradwright.processor.testing.ModelSource;

/**
 * A small model that makes one rule work, for its gradient check.
 *
 * @param rule the simple name of the annotation, or the constant of the activation
 * @param model its source
 * @param kinks how far a run stays from the points where the loss has no second derivative
 */
record RuleCase(String rule, ModelSource model, Kinks kinks) {
  @Override
  public String toString() {
    return model.name();
  }
}
