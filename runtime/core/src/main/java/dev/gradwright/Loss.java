package dev.gradwright;

/**
 * The type of a loss in a model declaration: one number per batch, which training makes smaller.
 *
 * <p>This is only a name. It has no instances, since generated code works on flat arrays.
 */
public final class Loss {
  private Loss() {}
}
