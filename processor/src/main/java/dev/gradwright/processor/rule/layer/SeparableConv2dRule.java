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
import org.jspecify.annotations.Nullable;

/** {@code @SeparableConv2d}: every channel by itself, then all channels at every place. */
@AutoService(LayerRule.class)
public final class SeparableConv2dRule implements LayerRule {
  private static final int AXES = 2;
  private static final List<String> COUNTS = List.of("filters", "multiplier");

  @Override
  public String annotation() {
    return "dev.gradwright.layer.SeparableConv2d";
  }

  @Override
  public void checkMembers(NodeView node) {
    ConvolutionRule.check(node, AXES, COUNTS);
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    if (!Windows.hasAxes(node, AXES)
        || COUNTS.stream().anyMatch(c -> node.attributes().integer(c) < 1)) {
      return Optional.empty();
    }
    long between =
        (long) node.source(0).shape().dimension(0) * node.attributes().integer("multiplier");
    if (between > Integer.MAX_VALUE) {
      node.reportHere(Message.TOO_LARGE, node.name(), between, "channels");
      return Optional.empty();
    }
    Pair pair = pair(node);
    if (pair == null || !Windows.fit(node, AXES, pair.single().y(), pair.single().x())) {
      return Optional.empty();
    }
    if (pair.single().result().exactSize().bitLength() >= Integer.SIZE) {
      Shape large = pair.single().result();
      node.reportHere(Message.TOO_LARGE, node.name(), large.exactSize(), "numbers in between");
      return Optional.empty();
    }
    return Optional.of(pair.all().result());
  }

  /** The convolution of every channel by itself, and that of all at every place. */
  private record Pair(Convolution single, Convolution all) {}

  private static @Nullable Pair pair(NodeView node) {
    Shape in = node.source(0).shape();
    WindowAxis y = Windows.axis(node, 0, AXES, in.dimension(1), true);
    WindowAxis x = Windows.axis(node, 1, AXES, in.dimension(2), true);
    if (y == null || x == null) {
      return null;
    }
    int channels = in.dimension(0);
    int between = channels * node.attributes().integer("multiplier");
    int filters = node.attributes().integer("filters");
    WindowAxis places = new WindowAxis(y.out(), 1, 1, 0, 0, 1);
    WindowAxis along = new WindowAxis(x.out(), 1, 1, 0, 0, 1);
    return new Pair(
        new Convolution(channels, between, channels, y, x),
        new Convolution(between, filters, 1, places, along));
  }

  private static Pair known(NodeView node) {
    Pair pair = pair(node);
    if (pair == null) {
      throw new IllegalStateException("not checked: " + node.name());
    }
    return pair;
  }

  @Override
  public Yields yields(NodeView node) {
    return node.activation("activation").rule().yields();
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    Pair pair = known(node);
    Convolution single = pair.single();
    int window = single.y().kernel() * single.x().kernel();
    int multiplier = single.filters() / single.groups();
    String depthwise = Initializers.text(node, window, multiplier * window);
    String pointwise = Initializers.text(node, single.filters(), pair.all().filters());
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter(node.name(), "depthwise_weight", single.weights(), depthwise, 0));
    parameters.add(new Parameter(node.name(), "weight", pair.all().weights(), pointwise, 0));
    if (node.attributes().flag("bias")) {
      String bias = "CONSTANT " + node.text("biasConstant");
      parameters.add(new Parameter(node.name(), "bias", Shape.of(pair.all().filters()), bias, 0));
    }
    return parameters;
  }

  @Override
  public List<PenaltyProgram> penalties(NodeView node, List<Parameter> parameters) {
    List<PenaltyProgram> penalties = new ArrayList<>();
    penalties.addAll(Penalties.of(node, parameters.get(0)));
    penalties.addAll(Penalties.of(node, parameters.get(1)));
    return penalties;
  }

  /** How formulas name the filter of the channel in between. */
  private static String image(Convolution single, StepBuilder step) {
    int multiplier = single.filters() / single.groups();
    return step.input(0).name()
        + "[r,c"
        + (multiplier == 1 ? "," : "/" + multiplier + ",")
        + single.y().formula("y")
        + ","
        + single.x().formula("x")
        + "]";
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    Pair pair = known(node);
    ActivationUse f = node.activation("activation");
    boolean biased = step.hasParameter("bias");
    step.formula("m[r,c,y,x] = sum_ky,kx D[c,0,ky,kx] * " + image(pair.single(), step));
    PreActivation.forwardFormulas(
        f, step, "[r,o,y,x]", (biased ? "B[o] + " : "") + "sum_c W[o,c] * m[r,c,y,x]");
    Tensor m = step.kept("m", pair.single().result().size());
    Parameter depthwise = step.parameter("depthwise_weight");
    step.add(pair.single().forward(m, step.input(0), depthwise, Expr.constant(0)));
    Tensor z = PreActivation.sum(f, step);
    Expr start = biased ? pair.all().ofFilter(step.parameter("bias")) : Expr.constant(0);
    step.add(pair.all().forward(z, m, step.parameter("weight"), start));
    PreActivation.apply(f, step, z);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Pair pair = known(node);
    Convolution single = pair.single();
    ActivationUse f = node.activation("activation");
    PreActivation.backwardFormula(f, step);
    String products = "[o,c] = sum_r,y,x dz[r,o,y,x] * m[r,c,y,x]";
    Convolution.gradientFormula(step, "weight", "dW", products);
    Tensor dz = PreActivation.gradient(f, step);
    Tensor m = step.kept("m", single.result().size());
    Parameter weight = step.parameter("weight");
    step.add(pair.all().weightGradient(weight, dz, m));
    if (step.hasParameter("bias")) {
      Convolution.gradientFormula(step, "bias", "dB", "[o] = sum_r,y,x dz[r,o,y,x]");
      Shape result = pair.all().result();
      step.add(Convolution.biasGradient(step.parameter("bias"), dz, result));
    }
    step.formula("dm[r,c,y,x] = sum_o W[o,c] * dz[r,o,y,x]");
    String ofSingle = "[c,0,ky,kx] = sum_r,y,x dm[r,c,y,x] * " + image(single, step);
    Convolution.gradientFormula(step, "depthwise_weight", "dD", ofSingle);
    Tensor dm = step.kept("dm", m.width());
    step.add(pair.all().backward(dm, dz, weight));
    Parameter depthwise = step.parameter("depthwise_weight");
    step.add(single.weightGradient(depthwise, dm, step.input(0)));
    boolean wanted =
        step.inputGradient(0, (dx, adds) -> single.backward(dx, dm, depthwise).adding(adds));
    if (wanted) {
      step.formula(
          step.gradientName(0)
              + " = at every place, sum of D[c,0,ky,kx] * dm[r,c,y,x] over the windows that see"
              + " it");
    }
  }
}
