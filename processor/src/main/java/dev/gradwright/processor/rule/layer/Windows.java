package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members {@code kernel, stride, padding, pad} and {@code dilation} of layers with windows. */
final class Windows {
  private Windows() {}

  /** Reports sizes that no window can have, and too few or too many of them. */
  static void check(NodeView node, int axes, String... members) {
    for (String member : members) {
      if (hasCount(node, axes, member)) {
        checkNumbers(node, member);
      }
    }
    if (hasPadCount(node, axes)) {
      checkPad(node);
    }
  }

  /** Reports numbers below 1. */
  static void checkNumbers(NodeView node, String member) {
    List<Integer> sizes = node.attributes().integers(member);
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i) < 1) {
        node.reportElement(Message.POSITIVE_COUNT, member, i, member, sizes.get(i));
      }
    }
  }

  /** Reports a member that has neither one number nor one for each axis. */
  static boolean hasCount(NodeView node, int axes, String member) {
    int numbers = node.attributes().integers(member).size();
    if (numbers != 1 && numbers != axes) {
      String wanted = axes == 1 ? "one" : "one, or one for each of the " + axes + " axes";
      node.report(Message.WINDOW_NUMBERS, member, member, numbers, wanted);
      return false;
    }
    return true;
  }

  /** Reports a member {@code pad} with a wrong number of numbers. */
  static boolean hasPadCount(NodeView node, int axes) {
    int numbers = node.attributes().integers("pad").size();
    if (numbers > 1 && numbers != axes && numbers != 2 * axes) {
      String wanted =
          axes == 1
              ? "one, or two for both ends"
              : "one, one for each of the " + axes + " axes, or two for each";
      node.report(Message.PAD_NUMBERS, "pad", numbers, wanted);
      return false;
    }
    return true;
  }

  /** Reports negative padding, and one that has no effect. */
  static void checkPad(NodeView node) {
    List<Integer> pad = node.attributes().integers("pad");
    if (!pad.isEmpty() && node.attributes().text("padding").equals("SAME")) {
      node.report(Message.PAD_AND_SAME, "pad", "pad");
      return;
    }
    checkNotNegative(node, "pad");
  }

  /** Reports negative numbers of places. */
  static void checkNotNegative(NodeView node, String member) {
    List<Integer> pad = node.attributes().integers(member);
    for (int i = 0; i < pad.size(); i++) {
      if (pad.get(i) < 0) {
        node.reportElement(Message.NEGATIVE_PAD, member, i, member, pad.get(i));
      }
    }
  }

  /** Reports an input that is no image or sequence. */
  static boolean hasAxes(NodeView node, int axes) {
    Shape in = node.source(0).shape();
    if (in.rank() == axes + 1) {
      return true;
    }
    String layout = axes == 1 ? "[channels, length]" : "[channels, height, width]";
    node.reportSource(Message.RANK, 0, node.name(), layout, node.source(0).name(), in, "@Reshape");
    return false;
  }

  /** Returns the number of axes that windows move along; 0 if it was reported. */
  static int axesOfEither(NodeView node) {
    Shape in = node.source(0).shape();
    if (in.rank() == 2 || in.rank() == 3) {
      return in.rank() - 1;
    }
    String layouts = "[channels, height, width] or [channels, length]";
    node.reportSource(Message.RANK, 0, node.name(), layouts, node.source(0).name(), in, "@Reshape");
    return 0;
  }

  /** Returns a member's number for one axis; windows without a stride lie side by side. */
  static int number(NodeView node, String member, int axis) {
    List<Integer> sizes = node.attributes().integers(member);
    if (sizes.isEmpty()) {
      return number(node, "kernel", axis);
    }
    return sizes.size() == 1 ? sizes.get(0) : sizes.get(axis);
  }

  /** Returns whether members have at least one number each, none below the least. */
  static boolean areAtLeast(NodeView node, int axes, int least, String... members) {
    for (String member : members) {
      List<Integer> sizes = node.attributes().integers(member);
      if ((sizes.size() > 1 && sizes.size() != axes) || sizes.stream().anyMatch(s -> s < least)) {
        return false;
      }
    }
    return true;
  }

  /** Places before and behind an axis. */
  record Pads(int before, int after) {}

  /** Returns the padding that the member {@code pad} gives one axis. */
  static Pads pads(NodeView node, int axis, int axes) {
    List<Integer> pad = node.attributes().integers("pad");
    if (pad.size() == 2 * axes) {
      return new Pads(pad.get(2 * axis), pad.get(2 * axis + 1));
    }
    int both = pad.isEmpty() ? 0 : pad.size() == 1 ? pad.get(0) : pad.get(axis);
    return new Pads(both, both);
  }

  /**
   * Returns how windows lie along one of the axes, or null if the members do not say it.
   *
   * @param dilated whether the annotation has a dilation
   */
  static @Nullable WindowAxis axis(NodeView node, int axis, int axes, int in, boolean dilated) {
    List<Integer> pad = node.attributes().integers("pad");
    boolean known =
        areAtLeast(node, axes, 1, "kernel", "stride")
            && (!dilated || areAtLeast(node, axes, 1, "dilation"))
            && (pad.size() <= 1 || pad.size() == axes || pad.size() == 2 * axes)
            && pad.stream().noneMatch(p -> p < 0);
    if (!known) {
      return null;
    }
    int kernel = number(node, "kernel", axis);
    int stride = number(node, "stride", axis);
    int dilation = dilated ? number(node, "dilation", axis) : 1;
    if (node.attributes().text("padding").equals("SAME")) {
      return WindowAxis.same(in, kernel, stride, dilation);
    }
    Pads pads = pads(node, axis, axes);
    return new WindowAxis(in, kernel, stride, pads.before(), pads.after(), dilation);
  }

  /** Reports windows that are longer than their axes, and returns whether one fits. */
  static boolean fit(NodeView node, int axes, WindowAxis y, WindowAxis x) {
    return fits(node, y, "high") && fits(node, x, axes == 1 ? "long" : "wide");
  }

  /** Reports a window that is longer than its axis, and returns whether one fits. */
  private static boolean fits(NodeView node, WindowAxis axis, String name) {
    if (axis.out() >= 1) {
      return true;
    }
    node.report(
        Message.WINDOW_TOO_LARGE,
        "kernel",
        node.name(),
        axis.reach(),
        node.source(0).name() + node.source(0).shape(),
        (long) axis.in() + axis.before() + axis.after(),
        name);
    return false;
  }
}
