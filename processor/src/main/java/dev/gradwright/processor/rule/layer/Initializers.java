package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;

/** The members {@code initializer}, {@code constant} and {@code biasConstant} of a layer. */
final class Initializers {
  private Initializers() {}

  /** Reports numbers that cannot be initial values, and one that has no effect. */
  static void check(NodeView node) {
    for (String member : List.of("constant", "biasConstant")) {
      if (!node.attributes().values().containsKey(member)) {
        continue;
      }
      double value = node.attributes().number(member);
      if (!Double.isFinite(value)) {
        node.report(Message.FINITE_NUMBER, member, member, value);
      }
    }
    String initializer = node.attributes().text("initializer");
    boolean given = node.attributes().isExplicit("constant");
    if (given && !initializer.equals("CONSTANT")) {
      node.report(Message.CONSTANT_UNUSED, "constant", initializer);
    }
  }

  /** Returns how the architecture text spells the initialiser of a weight. */
  static String text(NodeView node, int fanIn, int fanOut) {
    String initializer = node.attributes().text("initializer");
    return initializer.equals("CONSTANT")
        ? "CONSTANT " + node.text("constant")
        : initializer + " " + fanIn + " " + fanOut;
  }
}
