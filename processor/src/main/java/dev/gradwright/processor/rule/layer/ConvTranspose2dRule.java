package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
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

/**
 * {@code @ConvTranspose2d}: the input gradient of a convolution, used forward. That convolution's
 * image is the output here, and its result the input.
 */
@AutoService(LayerRule.class)
public final class ConvTranspose2dRule implements LayerRule {
  private static final int AXES = 2;
  private static final List<String> COUNTS = List.of("filters", "groups");

  @Override
  public String annotation() {
    return "dev.gradwright.layer.ConvTranspose2d";
  }

  @Override
  public void checkMembers(NodeView node) {
    ConvolutionRule.check(node, AXES, COUNTS);
    if (!Windows.hasCount(node, AXES, "outputPadding")) {
      return;
    }
    if (isSame(node) && node.attributes().isExplicit("outputPadding")) {
      node.report(Message.PAD_AND_SAME, "outputPadding", "outputPadding");
      return;
    }
    Windows.checkNotNegative(node, "outputPadding");
    List<Integer> stride = node.attributes().integers("stride");
    List<Integer> more = node.attributes().integers("outputPadding");
    if (stride.size() == 1 || stride.size() == AXES) {
      for (int axis = 0; axis < more.size(); axis++) {
        int limit = Windows.number(node, "stride", axis);
        if (more.get(axis) >= limit && limit > 0 && more.get(axis) > 0) {
          node.reportElement(Message.OUTPUT_PADDING, "outputPadding", axis, more.get(axis), limit);
        }
      }
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    if (!Windows.hasAxes(node, AXES)
        || COUNTS.stream().anyMatch(c -> node.attributes().integer(c) < 1)
        || !Windows.areAtLeast(node, AXES, 1, "kernel", "stride", "dilation")
        || !Windows.areAtLeast(node, AXES, 0, "outputPadding")
        || node.attributes().integers("pad").stream().anyMatch(p -> p < 0)) {
      return Optional.empty();
    }
    Shape in = node.source(0).shape();
    int filters = node.attributes().integer("filters");
    int groups = node.attributes().integer("groups");
    if (!ConvolutionRule.areGroups(node, groups, in.dimension(0), filters)) {
      return Optional.empty();
    }
    for (int axis = 0; axis < AXES; axis++) {
      long length = length(node, axis);
      if (length < 1) {
        long most = length + pads(node, axis);
        node.report(Message.CROPPED, "pad", node.name(), pads(node, axis), axis + 1, most);
        return Optional.empty();
      }
      if (length > Integer.MAX_VALUE) {
        node.reportHere(Message.TOO_LARGE, node.name(), length, "numbers along one axis");
        return Optional.empty();
      }
    }
    return Optional.of(Shape.of(filters, (int) length(node, 0), (int) length(node, 1)));
  }

  private static boolean isSame(NodeView node) {
    return node.attributes().text("padding").equals("SAME");
  }

  private static long pads(NodeView node, int axis) {
    Windows.Pads pads = Windows.pads(node, axis, AXES);
    return (long) pads.before() + pads.after();
  }

  private static long length(NodeView node, int axis) {
    long in = node.source(0).shape().dimension(axis + 1);
    long stride = Windows.number(node, "stride", axis);
    long reach =
        (long) Windows.number(node, "dilation", axis) * (Windows.number(node, "kernel", axis) - 1);
    return isSame(node)
        ? in * stride
        : (in - 1) * stride
            + reach
            + 1
            - pads(node, axis)
            + Windows.number(node, "outputPadding", axis);
  }

  private static WindowAxis axis(NodeView node, int axis) {
    int length = (int) length(node, axis);
    int kernel = Windows.number(node, "kernel", axis);
    int stride = Windows.number(node, "stride", axis);
    int dilation = Windows.number(node, "dilation", axis);
    if (isSame(node)) {
      return WindowAxis.same(length, kernel, stride, dilation);
    }
    Windows.Pads pads = Windows.pads(node, axis, AXES);
    return new WindowAxis(length, kernel, stride, pads.before(), pads.after(), dilation);
  }

  private static Convolution convolution(NodeView node) {
    return new Convolution(
        node.attributes().integer("filters"),
        node.source(0).shape().dimension(0),
        node.attributes().integer("groups"),
        axis(node, 0),
        axis(node, 1));
  }

  @Override
  public Yields yields(NodeView node) {
    return node.activation("activation").rule().yields();
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    Convolution c = convolution(node);
    int window = c.y().kernel() * c.x().kernel();
    // as PyTorch and Keras count them: by the second and first axis of the array
    String weight =
        Initializers.text(
            node, c.channels() / c.groups() * window, c.filters() / c.groups() * window);
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter(node.name(), "weight", c.weights(), weight, 0));
    if (node.attributes().flag("bias")) {
      String bias = "CONSTANT " + node.text("biasConstant");
      parameters.add(new Parameter(node.name(), "bias", Shape.of(c.channels()), bias, 0));
    }
    return parameters;
  }

  @Override
  public List<PenaltyProgram> penalties(NodeView node, List<Parameter> parameters) {
    return Penalties.of(node, parameters.get(0));
  }

  /** The place of the output that the window of an input's place covers. */
  private static String covered(Convolution c, String array) {
    String channel = c.groups() == 1 ? "o" : c.channels() / c.groups() + "*group+o";
    return array + "[r," + channel + "," + c.y().formula("y") + "," + c.x().formula("x") + "]";
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    Convolution c = convolution(node);
    ActivationUse f = node.activation("activation");
    boolean biased = step.hasParameter("bias");
    PreActivation.forwardFormulas(
        f,
        step,
        "[r,o,i,j]",
        (biased ? "B[o] + " : "")
            + "sum of W[c,o,ky,kx] * "
            + step.input(0).name()
            + "[r,c,y,x] where i = "
            + c.y().formula("y")
            + ", j = "
            + c.x().formula("x"));
    Tensor z = PreActivation.sum(f, step);
    Expr start = biased ? c.ofChannel(step.parameter("bias")) : Expr.constant(0);
    step.add(c.backward(z, step.input(0), step.parameter("weight")).from(start));
    PreActivation.apply(f, step, z);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Convolution c = convolution(node);
    ActivationUse f = node.activation("activation");
    String x = step.input(0).name();
    PreActivation.backwardFormula(f, step);
    String products = "[c,o,ky,kx] = sum_r,y,x " + x + "[r,c,y,x] * " + covered(c, "dz");
    Convolution.gradientFormula(step, "weight", "dW", products);
    Tensor dz = PreActivation.gradient(f, step);
    Parameter weight = step.parameter("weight");
    step.add(c.weightGradient(weight, step.input(0), dz));
    if (step.hasParameter("bias")) {
      Convolution.gradientFormula(step, "bias", "dB", "[o] = sum_r,i,j dz[r,o,i,j]");
      step.add(Convolution.biasGradient(step.parameter("bias"), dz, c.image()));
    }
    boolean wanted =
        step.inputGradient(
            0, (dx, adds) -> c.forward(dx, dz, weight, Expr.constant(0)).adding(adds));
    if (wanted) {
      step.formula(
          step.gradientName(0) + "[r,c,y,x] = sum_o,ky,kx W[c,o,ky,kx] * " + covered(c, "dz"));
    }
  }
}
