package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

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

/** {@code @PositionwiseDense}: one dense layer that every position goes through. */
@AutoService(LayerRule.class)
public final class PositionwiseDenseRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.PositionwiseDense";
  }

  @Override
  public void checkMembers(NodeView node) {
    int units = node.attributes().integer("units");
    if (units < 1) {
      node.report(Message.POSITIVE_COUNT, "units", "units", units);
    }
    node.activation("activation").check(node);
    Initializers.check(node);
    Penalties.check(node);
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    int units = node.attributes().integer("units");
    List<Integer> axes = new ArrayList<>(node.source(0).shape().dimensions());
    axes.set(axes.size() - 1, units);
    return units < 1 ? Optional.empty() : Optional.of(new Shape(axes));
  }

  @Override
  public Yields yields(NodeView node) {
    return node.activation("activation").rule().yields();
  }

  private static Projection projection(NodeView node) {
    Shape in = node.source(0).shape();
    int width = in.dimension(in.rank() - 1);
    return new Projection(in.size() / width, width, node.attributes().integer("units"));
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    Projection p = projection(node);
    List<Parameter> parameters = new ArrayList<>();
    String weight = Initializers.text(node, p.in(), p.out());
    parameters.add(new Parameter(node.name(), "weight", Shape.of(p.out(), p.in()), weight, 0));
    if (node.attributes().flag("bias")) {
      String bias = "CONSTANT " + node.text("biasConstant");
      parameters.add(new Parameter(node.name(), "bias", Shape.of(p.out()), bias, 0));
    }
    return parameters;
  }

  @Override
  public List<PenaltyProgram> penalties(NodeView node, List<Parameter> parameters) {
    return Penalties.of(node, parameters.get(0));
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    ActivationUse f = node.activation("activation");
    Tensor x = step.input(0);
    boolean biased = step.hasParameter("bias");
    String sum = (biased ? "B[o] + " : "") + "sum_k W[o,k] * " + x.name() + "[r,time,k]";
    PreActivation.forwardFormulas(f, step, "[r,time,o]", sum);
    Tensor z = PreActivation.sum(f, step);
    Projection p = projection(node);
    step.add(
        p.forward(
            Projection.Rows.of(z, p.out()),
            Projection.Rows.of(x, p.in()),
            step.parameter("weight"),
            o -> biased ? at(step.parameter("bias"), o) : Expr.constant(0)));
    PreActivation.apply(f, step, z);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    ActivationUse f = node.activation("activation");
    Projection p = projection(node);
    Tensor x = step.input(0);
    PreActivation.backwardFormula(f, step);
    step.formula("dW[o,k] = sum_r,time dz[r,time,o] * " + x.name() + "[r,time,k]");
    Projection.Rows dz = Projection.Rows.of(PreActivation.gradient(f, step), p.out());
    Projection.Rows rows = Projection.Rows.of(x, p.in());
    step.add(p.weightGradient(step.parameter("weight"), dz, rows));
    if (step.hasParameter("bias")) {
      step.formula("dB[o] = sum_r,time dz[r,time,o]");
      step.add(p.biasGradient(step.parameter("bias"), dz));
    }
    boolean wanted =
        step.inputGradient(
            0,
            (dx, adds) ->
                p.inputGradient(Projection.Rows.of(dx, p.in()), dz, step.parameter("weight"))
                    .adding(adds));
    if (wanted) {
      step.formula(step.gradientName(0) + "[r,time,k] = sum_o dz[r,time,o] * W[o,k]");
    }
  }
}
