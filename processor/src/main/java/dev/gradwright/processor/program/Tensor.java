package dev.gradwright.processor.program;

/**
 * One row of numbers for every row of the batch: {@code [batch, width]}.
 *
 * @param name what generated code calls it: {@code hidden}, {@code hidden.z}
 * @param width numbers per row
 * @param space whether it is a value of the forward pass or a gradient of the backward pass
 * @param local whether it lives only inside one step; straight-line code keeps it in variables
 * @param storage the name of the buffer that loops keep it in; for a local tensor, another's buffer
 */
public record Tensor(String name, int width, Space space, boolean local, String storage) {
  /** The two kinds of buffers. */
  public enum Space {
    /** Written by the forward pass. */
    VALUE,
    /** Derivative of the loss with respect to a value. */
    GRADIENT
  }

  /** Returns a value tensor with a buffer of its own. */
  public static Tensor value(String name, int width) {
    return new Tensor(name, width, Space.VALUE, false, name);
  }

  /** Returns the gradient of the value tensor of this name. */
  public static Tensor gradient(String name, int width) {
    return new Tensor(name, width, Space.GRADIENT, false, name);
  }

  /** Returns what formulas call the gradient of a node's values: {@code dHidden}. */
  public static String gradientName(String node) {
    return "d" + Character.toUpperCase(node.charAt(0)) + node.substring(1);
  }

  /** Returns a tensor local to a step that loops may keep in this tensor's buffer. */
  public Tensor inPlace(String localName) {
    return new Tensor(localName, width, space, true, storage);
  }
}
