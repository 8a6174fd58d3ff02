package dev.gradwright.processor.program;

import java.util.Locale;

/**
 * A learnable array.
 *
 * @param node the node it belongs to
 * @param role its name within the node, {@code weight} or {@code bias}
 * @param shape its public layout
 * @param initializer how the runtime fills it, as the architecture text spells it
 * @param offset its place in the flat public order
 */
public record Parameter(String node, String role, Shape shape, String initializer, int offset) {
  /** Returns the public name, {@code hidden.weight}. */
  public String name() {
    return node + "." + role;
  }

  /** Returns the same parameter at another place of the public order. */
  public Parameter at(int newOffset) {
    return new Parameter(node, role, shape, initializer, newOffset);
  }

  /** Returns what constants call it: W for a weight, B for a bias, {@code W_IH} and the like. */
  public String letter() {
    return role.replace("weight", "W")
        .replace("bias", "B")
        .replace("_l0", "")
        .toUpperCase(Locale.ROOT);
  }
}
