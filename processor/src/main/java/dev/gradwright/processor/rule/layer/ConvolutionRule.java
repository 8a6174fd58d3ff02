package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.ActivationUse;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What convolutions along one and two axes share. */
abstract class ConvolutionRule implements LayerRule {
  /** Returns how many axes the windows move along. */
  abstract int axes();

  /** Returns the members that count something. */
  abstract List<String> counts();

  /** Returns the number of filters; the input is known. */
  abstract long filters(NodeView node);

  /** Returns the number of groups; the input is known. */
  abstract int groups(NodeView node);

  @Override
  public final void checkMembers(NodeView node) {
    check(node, axes(), counts());
  }

  /** Reports what is wrong with the members that all convolutions have. */
  static void check(NodeView node, int axes, List<String> counts) {
    for (String member : counts) {
      int count = node.attributes().integer(member);
      if (count < 1) {
        node.report(Message.POSITIVE_COUNT, member, member, count);
      }
    }
    Windows.check(node, axes, "kernel", "stride", "dilation");
    node.activation("activation").check(node);
    Initializers.check(node);
    Penalties.check(node);
  }

  /** Reports groups that do not divide both channels and filters. */
  static boolean areGroups(NodeView node, int groups, int channels, long filters) {
    if (channels % groups != 0 || filters % groups != 0) {
      node.report(Message.GROUPS, "groups", groups, channels, filters);
      return false;
    }
    return true;
  }

  @Override
  public final Optional<Shape> shape(NodeView node) {
    if (!Windows.hasAxes(node, axes())
        || counts().stream().anyMatch(c -> node.attributes().integer(c) < 1)) {
      return Optional.empty();
    }
    Shape in = node.source(0).shape();
    long filters = filters(node);
    if (filters > Integer.MAX_VALUE) {
      node.reportHere(Message.TOO_LARGE, node.name(), filters, "channels");
      return Optional.empty();
    }
    if (!areGroups(node, groups(node), in.dimension(0), filters)) {
      return Optional.empty();
    }
    Convolution convolution = convolution(node);
    if (convolution == null || !Windows.fit(node, axes(), convolution.y(), convolution.x())) {
      return Optional.empty();
    }
    return Optional.of(
        axes() == 1
            ? Shape.of(convolution.filters(), convolution.x().out())
            : convolution.result());
  }

  private @Nullable Convolution convolution(NodeView node) {
    Shape in = node.source(0).shape();
    int last = axes() - 1;
    WindowAxis y =
        last == 0 ? WindowAxis.NONE : Windows.axis(node, 0, axes(), in.dimension(1), true);
    WindowAxis x = Windows.axis(node, last, axes(), in.dimension(axes()), true);
    if (y == null || x == null) {
      return null;
    }
    return new Convolution(in.dimension(0), (int) filters(node), groups(node), y, x);
  }

  private Convolution known(NodeView node) {
    Convolution convolution = convolution(node);
    if (convolution == null) {
      throw new IllegalStateException("not checked: " + node.name());
    }
    return convolution;
  }

  @Override
  public final Yields yields(NodeView node) {
    return node.activation("activation").rule().yields();
  }

  @Override
  public final List<Parameter> parameters(NodeView node, Shape shape) {
    Convolution c = known(node);
    int window = c.y().kernel() * c.x().kernel();
    String weight =
        Initializers.text(
            node, c.channels() / c.groups() * window, c.filters() / c.groups() * window);
    List<Parameter> parameters = new ArrayList<>();
    Shape weights =
        axes() == 1
            ? Shape.of(c.filters(), c.channels() / c.groups(), c.x().kernel())
            : c.weights();
    parameters.add(new Parameter(node.name(), "weight", weights, weight, 0));
    if (node.attributes().flag("bias")) {
      String bias = "CONSTANT " + node.text("biasConstant");
      parameters.add(new Parameter(node.name(), "bias", Shape.of(c.filters()), bias, 0));
    }
    return parameters;
  }

  @Override
  public final List<PenaltyProgram> penalties(NodeView node, List<Parameter> parameters) {
    return Penalties.of(node, parameters.get(0));
  }

  private String places(Convolution c, String image) {
    String channel = channel(c);
    String x = c.x().formula("x");
    return axes() == 1
        ? image + "[r," + channel + "," + x + "]"
        : image + "[r," + channel + "," + c.y().formula("y") + "," + x + "]";
  }

  /** A filter of group g sees its channels; alone in its group, it has the group's number. */
  private static String channel(Convolution c) {
    if (c.groups() == 1) {
      return "c";
    }
    int own = c.channels() / c.groups();
    int filters = c.filters() / c.groups();
    String group = filters == 1 ? "o" : "o/" + filters;
    return own == 1 ? group : own + "(" + group + ")+c";
  }

  private String position() {
    return axes() == 1 ? "x" : "y,x";
  }

  private String window() {
    return axes() == 1 ? "kx" : "ky,kx";
  }

  private String summed(Convolution c) {
    return (c.channels() == c.groups() ? "" : "c,") + window();
  }

  private String weight(Convolution c) {
    return (c.channels() == c.groups() ? "0," : "c,") + window();
  }

  @Override
  public final void forward(NodeView node, StepBuilder step) {
    Convolution c = known(node);
    ActivationUse f = node.activation("activation");
    boolean biased = step.hasParameter("bias");
    PreActivation.forwardFormulas(
        f,
        step,
        "[r,o," + position() + "]",
        (biased ? "B[o] + " : "")
            + ("sum_" + summed(c) + " W[o," + weight(c) + "] * ")
            + places(c, step.input(0).name()));
    Tensor z = PreActivation.sum(f, step);
    Expr start = biased ? c.ofFilter(step.parameter("bias")) : Expr.constant(0);
    step.add(c.forward(z, step.input(0), step.parameter("weight"), start));
    PreActivation.apply(f, step, z);
  }

  @Override
  public final void backward(NodeView node, StepBuilder step) {
    Convolution c = known(node);
    ActivationUse f = node.activation("activation");
    PreActivation.backwardFormula(f, step);
    Convolution.gradientFormula(
        step,
        "weight",
        "dW",
        "[o,"
            + weight(c)
            + "] = sum_r,"
            + position()
            + " dz[r,o,"
            + position()
            + "] * "
            + places(c, step.input(0).name()));
    Tensor dz = PreActivation.gradient(f, step);
    Parameter weight = step.parameter("weight");
    step.add(c.weightGradient(weight, dz, step.input(0)));
    if (step.hasParameter("bias")) {
      String sum = "[o] = sum_r," + position() + " dz[r,o," + position() + "]";
      Convolution.gradientFormula(step, "bias", "dB", sum);
      step.add(Convolution.biasGradient(step.parameter("bias"), dz, c.result()));
    }
    boolean wanted = step.inputGradient(0, (dx, adds) -> c.backward(dx, dz, weight).adding(adds));
    if (wanted) {
      step.formula(
          step.gradientName(0)
              + " = at every place, sum of W[o,"
              + weight(c)
              + "] * dz[r,o,"
              + position()
              + "] over the windows that see it");
    }
  }
}
