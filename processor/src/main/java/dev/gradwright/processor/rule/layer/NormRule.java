package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;

/** What layers share that normalise every row by numbers of its own. */
abstract class NormRule implements LayerRule {
  /** Returns what is normalised together, and along which axes weights differ. */
  abstract Axes axes(NodeView node);

  /** Returns the shape of the weights. */
  abstract Shape weights(NodeView node, Shape shape);

  /** Returns whether the mean is taken off first; without, there is no bias either. */
  boolean isCentred() {
    return true;
  }

  /** Returns the indices of the weights in formulas. */
  String letter() {
    return "k";
  }

  @Override
  public void checkMembers(NodeView node) {
    double eps = node.attributes().number("eps");
    if (!(eps > 0) || Double.isInfinite(eps)) {
      node.report(Message.POSITIVE_NUMBER, "eps", "eps", eps);
    }
  }

  @Override
  public final List<Parameter> parameters(NodeView node, Shape shape) {
    List<Parameter> parameters = new ArrayList<>();
    if (node.attributes().flag("affine")) {
      Shape weights = weights(node, shape);
      parameters.add(new Parameter(node.name(), "weight", weights, "CONSTANT 1.0", 0));
      if (isCentred()) {
        parameters.add(new Parameter(node.name(), "bias", weights, "CONSTANT 0.0", 0));
      }
    }
    return parameters;
  }

  @Override
  public final void forward(NodeView node, StepBuilder step) {
    Axes axes = axes(node);
    int count = axes.taken();
    Tensor x = step.input(0);
    Tensor scale = step.kept("scale", axes.results());
    boolean affine = step.hasParameter("weight");
    Tensor hat = affine ? step.kept("hat", x.width()) : step.output();
    forwardFormulas(node, step, affine ? "hat" : node.name());

    Ranges results = new Ranges();
    Ranges taken = new Ranges();
    Axes.Place place = axes.split(results, taken);
    Domain each = results.domain();
    Expr value = at(x, place.element());
    if (isCentred()) {
      Tensor mean = step.kept("mean", axes.results());
      step.add(Contraction.value(mean, place.result(), each, taken.domain(), value, null));
      step.add(Cells.each(mean, "place", i -> at(mean, i).over(Expr.constant(count))));
      value = value.minus(at(mean, place.result()));
    }
    step.add(Contraction.value(scale, place.result(), each, taken.domain(), value, value));
    double eps = node.attributes().number("eps");
    step.add(
        Cells.each(
            scale,
            "place",
            i -> {
              Expr variance = at(scale, i).over(Expr.constant(count)).plus(eps);
              return Expr.constant(1).over(Expr.apply(Function.SQRT, variance));
            }));

    Ranges loops = new Ranges();
    Axes.Place one = axes.all(loops);
    Expr centred = at(x, one.element());
    if (isCentred()) {
      centred = centred.minus(at(step.kept("mean", axes.results()), one.result()));
    }
    step.add(Cells.set(hat, one.element(), loops, centred.times(at(scale, one.result()))));
    if (affine) {
      Expr normal = at(hat, one.element());
      Expr weight = at(step.parameter("weight"), one.weight());
      Expr scaled =
          isCentred()
              ? Expr.fma(normal, weight, at(step.parameter("bias"), one.weight()))
              : normal.times(weight);
      step.add(Cells.set(step.output(), one.element(), loops, scaled));
    }
  }

  private void forwardFormulas(NodeView node, StepBuilder step, String hat) {
    String x = step.input(0).name();
    String eps = node.text("eps");
    String over = " over the " + axes(node).taken() + " numbers taken together";
    if (isCentred()) {
      step.formula("mean = sum " + x + " / count" + over);
      step.formula("scale = 1 / sqrt(sum (" + x + " - mean)^2 / count + " + eps + ")");
      step.formula(hat + " = (" + x + " - mean) * scale");
    } else {
      step.formula("scale = 1 / sqrt(sum " + x + "^2 / count + " + eps + ")" + over);
      step.formula(hat + " = " + x + " * scale");
    }
    if (step.hasParameter("weight")) {
      String k = "[" + letter() + "]";
      String bias = isCentred() ? " + B" + k : "";
      step.formula(node.name() + " = hat * W" + k + bias);
    }
  }

  @Override
  public final void backward(NodeView node, StepBuilder step) {
    Axes axes = axes(node);
    Tensor dy = step.outputGradient();
    boolean affine = step.hasParameter("weight");
    Tensor hat = affine ? step.kept("hat", dy.width()) : step.output();
    if (affine) {
      parameterGradients(step, axes, hat);
    }
    if (!step.needsGradient(0)) {
      step.formula("no " + step.gradientName(0) + ": nothing before it learns");
      return;
    }
    int count = axes.taken();
    Tensor scale = step.kept("scale", axes.results());
    Tensor along = step.kept("along", axes.results());
    Ranges results = new Ranges();
    Ranges taken = new Ranges();
    Axes.Place place = axes.split(results, taken);
    Domain each = results.domain();
    Expr dHat = dHat(step, place);
    step.add(
        Contraction.value(
            along, place.result(), each, taken.domain(), dHat, at(hat, place.element())));
    step.add(Cells.each(along, "place", i -> at(along, i).over(Expr.constant(count))));
    Ranges loops = new Ranges();
    Axes.Place one = axes.all(loops);
    Expr rest = dHat(step, one);
    if (isCentred()) {
      Tensor level = step.kept("level", axes.results());
      step.add(Contraction.value(level, place.result(), each, taken.domain(), dHat, null));
      step.add(Cells.each(level, "place", i -> at(level, i).over(Expr.constant(count))));
      rest = rest.minus(at(level, one.result()));
    }
    Expr gradient =
        Expr.fma(at(hat, one.element()).negated(), at(along, one.result()), rest)
            .times(at(scale, one.result()));
    var unused =
        step.inputGradient(
            0, (dx, adds) -> new Nest(dx, one.element(), loops.domain(), gradient, adds));
    backwardFormulas(step, affine ? "hat" : node.name());
  }

  private static Expr dHat(StepBuilder step, Axes.Place place) {
    Expr dy = at(step.outputGradient(), place.element());
    return step.hasParameter("weight")
        ? dy.times(at(step.parameter("weight"), place.weight()))
        : dy;
  }

  private void parameterGradients(StepBuilder step, Axes axes, Tensor hat) {
    Ranges weights = new Ranges();
    Ranges others = new Ranges();
    Axes.Place place = axes.splitByWeight(weights, others);
    Expr dy = at(step.outputGradient(), place.element());
    Expr normal = at(hat, place.element());
    Domain each = weights.domain();
    step.add(
        Contraction.gradient(
            step.parameter("weight"), place.weight(), each, others.domain(), dy, normal));
    String k = "[" + letter() + "]";
    step.formula("dW" + k + " = sum " + step.gradientName() + " * hat");
    if (isCentred()) {
      step.add(
          Contraction.gradient(
              step.parameter("bias"), place.weight(), each, others.domain(), dy, null));
      step.formula("dB" + k + " = sum " + step.gradientName());
    }
  }

  private void backwardFormulas(StepBuilder step, String hat) {
    String weight = step.hasParameter("weight") ? " * W[" + letter() + "]" : "";
    step.formula("dHat = " + step.gradientName() + weight);
    step.formula("along = sum dHat * " + hat + " / count");
    if (isCentred()) {
      step.formula("level = sum dHat / count");
    }
    String level = isCentred() ? " - level" : "";
    step.formula(step.gradientName(0) + " = (dHat" + level + " - " + hat + " * along) * scale");
  }
}
