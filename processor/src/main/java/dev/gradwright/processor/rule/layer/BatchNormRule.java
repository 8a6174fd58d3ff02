package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @BatchNorm}: each channel with mean 0 and variance 1 over the batch, then scaled. */
@AutoService(LayerRule.class)
public final class BatchNormRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.BatchNorm";
  }

  @Override
  public void checkMembers(NodeView node) {
    double eps = node.attributes().number("eps");
    if (!(eps > 0) || Double.isInfinite(eps)) {
      node.report(Message.POSITIVE_NUMBER, "eps", "eps", eps);
    }
    double momentum = node.attributes().number("momentum");
    if (!(momentum > 0 && momentum <= 1)) {
      node.report(
          Message.FRACTION, "momentum", "momentum", momentum, "greater than 0 and at most 1");
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Optional.of(node.source(0).shape());
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    Shape channels = Shape.of(shape.dimension(0));
    List<Parameter> parameters = new ArrayList<>();
    if (node.attributes().flag("affine")) {
      parameters.add(new Parameter(node.name(), "weight", channels, "CONSTANT 1.0", 0));
      parameters.add(new Parameter(node.name(), "bias", channels, "CONSTANT 0.0", 0));
    }
    parameters.add(
        new Parameter(node.name(), "running_mean", channels, "CONSTANT 0.0", 0).unlearned());
    parameters.add(
        new Parameter(node.name(), "running_var", channels, "CONSTANT 1.0", 0).unlearned());
    return parameters;
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    BatchNormalization norm = new BatchNormalization(node, step);
    if (node.isFrozen()) {
      norm.predict();
    } else {
      norm.forward();
    }
  }

  @Override
  public boolean prediction(NodeView node, StepBuilder step) {
    if (node.isFrozen()) {
      return false; // training does the same
    }
    new BatchNormalization(node, step).predict();
    return true;
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    BatchNormalization norm = new BatchNormalization(node, step);
    if (node.isFrozen()) {
      norm.backwardFrozen();
    } else {
      norm.backward();
    }
  }
}
