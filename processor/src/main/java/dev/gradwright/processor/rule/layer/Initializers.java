package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.rule.NodeView;

/** The members {@code initializer}, {@code constant} and {@code biasConstant} of a layer. */
final class Initializers {
  private Initializers() {}

  /** Reports numbers that cannot be initial values; returns whether all is well. */
  static boolean check(NodeView node) {
    boolean ok = true;
    for (String member : new String[] {"constant", "biasConstant"}) {
      double value = node.attributes().number(member);
      if (!Double.isFinite(value)) {
        node.report(Message.FINITE_NUMBER, member, member, value);
        ok = false;
      }
    }
    String initializer = node.attributes().text("initializer");
    if (ok && node.attributes().isExplicit("constant") && !initializer.equals("CONSTANT")) {
      node.report(Message.CONSTANT_UNUSED, "constant", initializer);
      ok = false;
    }
    return ok;
  }

  /** Returns how the architecture text spells the initialiser of a weight. */
  static String text(NodeView node, int fanIn, int fanOut) {
    String initializer = node.attributes().text("initializer");
    return initializer.equals("CONSTANT")
        ? "CONSTANT " + node.text("constant")
        : initializer + " " + fanIn + " " + fanOut;
  }
}
