package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.op.BiasGradient;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import java.util.Optional;

/** {@code @Weight}: a learnable array that every row sees alike. */
@AutoService(LayerRule.class)
public final class WeightRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Weight";
  }

  @Override
  public int minSources() {
    return 0;
  }

  @Override
  public int maxSources() {
    return 0;
  }

  @Override
  public void checkMembers(NodeView node) {
    Initializers.check(node);
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    List<Integer> dimensions = node.attributes().integers("shape");
    if (dimensions.isEmpty()) {
      node.report(Message.WEIGHT_SHAPE, "shape", node.name());
      return Optional.empty();
    }
    boolean positive = true;
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i) < 1) {
        String what = "the size of weight '" + node.name() + "'";
        node.reportElement(Message.POSITIVE_COUNT, "shape", i, what, dimensions.get(i));
        positive = false;
      }
    }
    return positive ? Optional.of(new Shape(dimensions)) : Optional.empty();
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    int out = shape.dimension(0);
    String initializer = Initializers.text(node, shape.size() / out, out);
    return List.of(new Parameter(node.name(), "weight", shape, initializer, 0));
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + "[r,j] = W[j]");
    Range all = new Range("i", step.output().width());
    Expr weight = Expr.read(new Access.WeightAt(step.parameter("weight"), all.index()));
    step.add(new Nest(step.output(), all.index(), Domain.of(all), weight, false));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    step.formula("dW[j] = sum_r " + step.gradientName() + "[r,j]");
    step.add(new BiasGradient(step.parameter("weight"), step.outputGradient()));
  }
}
