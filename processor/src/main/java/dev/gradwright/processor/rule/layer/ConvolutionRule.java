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

  /** Returns the members that hold a size for every axis. */
  private static final String[] SIZES = {"kernel", "stride", "dilation"};

  @Override
  public final void checkMembers(NodeView node) {
    for (String member : List.of("filters", "groups")) {
      int count = node.attributes().integer(member);
      if (count < 1) {
        node.report(Message.POSITIVE_COUNT, member, member, count);
      }
    }
    Windows.check(node, axes(), SIZES);
    node.activation("activation").check(node);
    Initializers.check(node);
    Penalties.check(node);
  }

  @Override
  public final Optional<Shape> shape(NodeView node) {
    Shape in = node.source(0).shape();
    if (in.rank() != axes() + 1) {
      String layout = axes() == 1 ? "[channels, length]" : "[channels, height, width]";
      node.reportSource(
          Message.RANK, 0, node.name(), layout, node.source(0).name(), in, "@Reshape");
      return Optional.empty();
    }
    int filters = node.attributes().integer("filters");
    int groups = node.attributes().integer("groups");
    if (filters < 1 || groups < 1) {
      return Optional.empty();
    }
    if (in.dimension(0) % groups != 0 || filters % groups != 0) {
      node.report(Message.GROUPS, "groups", groups, in.dimension(0), filters);
      return Optional.empty();
    }
    Convolution convolution = convolution(node);
    if (convolution == null
        || !Windows.fits(node, convolution.y(), "high")
        || !Windows.fits(node, convolution.x(), axes() == 1 ? "long" : "wide")) {
      return Optional.empty();
    }
    return Optional.of(
        axes() == 1 ? Shape.of(filters, convolution.x().out()) : convolution.result());
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
    int groups = node.attributes().integer("groups");
    return new Convolution(in.dimension(0), node.attributes().integer("filters"), groups, y, x);
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
    int own = c.channels() / c.groups();
    String channel = c.groups() == 1 ? "c" : own == 1 ? "group" : own + " group + c";
    String x = place(c.x(), "x");
    return axes() == 1
        ? image + "[r," + channel + "," + x + "]"
        : image + "[r," + channel + "," + place(c.y(), "y") + "," + x + "]";
  }

  private static String place(WindowAxis axis, String name) {
    String start = axis.stride() == 1 ? name : axis.stride() + name;
    String step = axis.dilation() == 1 ? "+k" + name : "+" + axis.dilation() + "k" + name;
    return start + step + (axis.before() == 0 ? "" : "-" + axis.before());
  }

  private String position() {
    return axes() == 1 ? "x" : "y,x";
  }

  private String window() {
    return axes() == 1 ? "kx" : "ky,kx";
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
            + ("sum_c," + window() + " W[o,c," + window() + "] * ")
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
    step.formula(
        "dW[o,c,"
            + window()
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
      step.formula("dB[o] = sum_r," + position() + " dz[r,o," + position() + "]");
      step.add(Convolution.biasGradient(step.parameter("bias"), dz, c.result()));
    }
    boolean wanted = step.inputGradient(0, (dx, adds) -> c.backward(dx, dz, weight).adding(adds));
    if (wanted) {
      step.formula(
          step.gradientName(0)
              + " = at every place, sum of W[o,c,"
              + window()
              + "] * dz[r,o,"
              + position()
              + "] over the windows that see it");
    }
  }
}
