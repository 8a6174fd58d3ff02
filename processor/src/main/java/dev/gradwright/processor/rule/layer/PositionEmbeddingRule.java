package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import java.util.Optional;

/** {@code @PositionEmbedding}: a learned vector added at every position. */
@AutoService(LayerRule.class)
public final class PositionEmbeddingRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.PositionEmbedding";
  }

  @Override
  public void checkMembers(NodeView node) {
    EmbeddingRule.Deviations.check(node);
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Sequences.check(node, 0) ? Optional.of(node.source(0).shape()) : Optional.empty();
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    String drawn = EmbeddingRule.Deviations.text(node);
    return List.of(new Parameter(node.name(), "weight", shape, drawn, 0));
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + "[r,t,k] = " + step.input(0).name() + "[r,t,k] + W[t,k]");
    Tensor x = step.input(0);
    Parameter weight = step.parameter("weight");
    step.add(Cells.each(step.output(), "place", i -> at(x, i).plus(at(weight, i))));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    step.formula("dW[t,k] = sum_r " + step.gradientName() + "[r,t,k]");
    Ranges free = new Ranges();
    Index place = free.over("place", step.output().width());
    Expr dy = at(step.outputGradient(), place);
    step.add(
        Contraction.gradient(
            step.parameter("weight"), place, free.domain(), Domain.of(), dy, null));
    if (step.mapInputGradient(0, StepBuilder.element(step.outputGradient()))) {
      step.formula(step.gradientName(0) + " = " + step.gradientName());
    }
  }
}
