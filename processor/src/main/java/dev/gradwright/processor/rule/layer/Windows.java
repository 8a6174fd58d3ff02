package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members {@code kernel, stride, padding, pad} and {@code dilation} of layers with windows. */
final class Windows {
  private Windows() {}

  /** Reports sizes that no window can have. */
  static void check(NodeView node, int axes, String... members) {
    for (String member : members) {
      List<Integer> sizes = node.attributes().integers(member);
      if (sizes.size() != 1 && sizes.size() != axes) {
        node.report(Message.WINDOW_NUMBERS, member, member, sizes.size(), axes);
        continue;
      }
      for (int i = 0; i < sizes.size(); i++) {
        if (sizes.get(i) < 1) {
          node.reportElement(Message.POSITIVE_COUNT, member, i, member, sizes.get(i));
        }
      }
    }
    checkPad(node, axes);
  }

  private static void checkPad(NodeView node, int axes) {
    List<Integer> pad = node.attributes().integers("pad");
    if (pad.isEmpty()) {
      return;
    }
    if (pad.size() != 1 && pad.size() != axes && pad.size() != 2 * axes) {
      node.report(Message.PAD_NUMBERS, "pad", pad.size(), axes, 2 * axes);
    } else if (node.attributes().text("padding").equals("SAME")) {
      node.report(Message.PAD_AND_SAME, "pad");
    } else {
      for (int i = 0; i < pad.size(); i++) {
        if (pad.get(i) < 0) {
          node.reportElement(Message.NEGATIVE_PAD, "pad", i, pad.get(i));
        }
      }
    }
  }

  /** Returns a member's number for one axis. */
  static int number(NodeView node, String member, int axis) {
    List<Integer> sizes = node.attributes().integers(member);
    return sizes.size() == 1 ? sizes.get(0) : sizes.get(axis);
  }

  /**
   * Returns how windows lie along one of the axes, or null if the members do not say it.
   *
   * @param dilated whether the annotation has a dilation
   */
  static @Nullable WindowAxis axis(NodeView node, int axis, int axes, int in, boolean dilated) {
    for (String member : List.of("kernel", "stride")) {
      List<Integer> sizes = node.attributes().integers(member);
      if ((sizes.size() != 1 && sizes.size() != axes) || sizes.stream().anyMatch(s -> s < 1)) {
        return null;
      }
    }
    int kernel = number(node, "kernel", axis);
    int stride = number(node, "stride", axis);
    int dilation = dilated ? number(node, "dilation", axis) : 1;
    List<Integer> pad = node.attributes().integers("pad");
    if (dilation < 1 || pad.stream().anyMatch(p -> p < 0)) {
      return null;
    }
    if (node.attributes().text("padding").equals("SAME")) {
      return WindowAxis.same(in, kernel, stride, dilation);
    }
    if (pad.size() == 2 * axes) {
      return new WindowAxis(in, kernel, stride, pad.get(2 * axis), pad.get(2 * axis + 1), dilation);
    }
    int both = pad.isEmpty() ? 0 : pad.size() == 1 ? pad.get(0) : pad.get(axis);
    return new WindowAxis(in, kernel, stride, both, both, dilation);
  }

  /** Reports a window that is longer than its axis, and returns whether one fits. */
  static boolean fits(NodeView node, WindowAxis axis, String name) {
    if (axis.out() >= 1) {
      return true;
    }
    node.report(
        Message.WINDOW_TOO_LARGE,
        "kernel",
        node.name(),
        axis.reach(),
        node.source(0).name() + node.source(0).shape(),
        axis.in() + axis.before() + axis.after(),
        name);
    return false;
  }
}
