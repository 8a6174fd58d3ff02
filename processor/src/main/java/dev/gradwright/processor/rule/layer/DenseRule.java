package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.op.Affine;
import dev.gradwright.processor.program.op.AffineInputGradient;
import dev.gradwright.processor.program.op.BiasGradient;
import dev.gradwright.processor.program.op.WeightGradient;
import dev.gradwright.processor.rule.ActivationUse;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Dense}: every output is an activation of a weighted sum of all inputs. */
@AutoService(LayerRule.class)
public final class DenseRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Dense";
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
    if (node.source(0).shape().rank() != 1) {
      String size = node.source(0).shape().exactSize().toString();
      node.reportSource(
          Message.SHAPE,
          0,
          node.name(),
          node.source(0).name(),
          node.source(0).shape(),
          node.source(0).kind().equals("Input")
              ? "declare that input as @Input(" + size + ")"
              : "put @Flatten between them");
      return Optional.empty();
    }
    return units < 1 ? Optional.empty() : Optional.of(Shape.of(units));
  }

  @Override
  public Yields yields(NodeView node) {
    return node.activation("activation").rule().yields();
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    int in = node.source(0).shape().size();
    int out = shape.size();
    List<Parameter> parameters = new ArrayList<>();
    String weight = Initializers.text(node, in, out);
    parameters.add(new Parameter(node.name(), "weight", Shape.of(out, in), weight, 0));
    if (node.attributes().flag("bias")) {
      String bias = "CONSTANT " + node.text("biasConstant");
      parameters.add(new Parameter(node.name(), "bias", shape, bias, 0));
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
    String sum = (biased ? "B[o] + " : "") + "sum_k W[o,k] * " + x.name() + "[r,k]";
    PreActivation.forwardFormulas(f, step, "[r,o]", sum);
    Tensor z = PreActivation.sum(f, step);
    step.add(new Affine(z, x, step.parameter("weight"), biased ? step.parameter("bias") : null));
    PreActivation.apply(f, step, z);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    ActivationUse f = node.activation("activation");
    Tensor x = step.input(0);
    PreActivation.backwardFormula(f, step);
    step.formula(
        step.isLearned("weight")
            ? "dW[o,k] = sum_r dz[r,o] * " + x.name() + "[r,k]"
            : "no dW: it is frozen");
    if (step.isLearned("bias")) {
      step.formula("dB[o] = sum_r dz[r,o]");
    }
    Tensor dz = PreActivation.gradient(f, step);
    step.add(new WeightGradient(step.parameter("weight"), dz, x));
    if (step.hasParameter("bias")) {
      step.add(new BiasGradient(step.parameter("bias"), dz));
    }
    boolean wanted =
        step.inputGradient(
            0, (dx, adds) -> new AffineInputGradient(dx, dz, step.parameter("weight"), adds));
    if (wanted) {
      step.formula(step.gradientName(0) + "[r,k] = sum_o dz[r,o] * W[o,k]");
    }
  }
}
