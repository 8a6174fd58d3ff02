package dev.gradwright;

/**
 * The type of a node in a model declaration: one block of numbers per row of the batch.
 *
 * <p>This is only a name. It has no instances, since generated code works on flat arrays.
 */
public final class Tensor {
  private Tensor() {}
}
