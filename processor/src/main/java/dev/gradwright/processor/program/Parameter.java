package dev.gradwright.processor.program;

import java.util.Locale;

/**
 * An array that belongs to the model and is saved with it. Most are learned; some only stand there,
 * such as those of a frozen layer, or change by other means than a gradient.
 *
 * @param node the node it belongs to
 * @param role its name within the node, {@code weight} or {@code bias}
 * @param shape its public layout
 * @param initializer how the runtime fills it, as the architecture text spells it
 * @param offset its place in the flat public order
 * @param isLearned whether it has a gradient, which an optimizer follows
 */
public record Parameter(
    String node, String role, Shape shape, String initializer, int offset, boolean isLearned) {
  /** Describes a parameter that is learned. */
  public Parameter(String node, String role, Shape shape, String initializer, int offset) {
    this(node, role, shape, initializer, offset, true);
  }

  /** Returns the public name, {@code hidden.weight}. */
  public String name() {
    return node + "." + role;
  }

  /** Returns the same parameter at another place of the public order. */
  public Parameter at(int newOffset) {
    return new Parameter(node, role, shape, initializer, newOffset, isLearned);
  }

  /** Returns the same parameter without a gradient. */
  public Parameter unlearned() {
    return new Parameter(node, role, shape, initializer, offset, false);
  }

  /** Returns what constants call it: W for a weight, B for a bias, {@code W_IH} and the like. */
  public String letter() {
    return role.replace("weight", "W")
        .replace("bias", "B")
        .replace("_l0", "")
        .toUpperCase(Locale.ROOT);
  }
}
