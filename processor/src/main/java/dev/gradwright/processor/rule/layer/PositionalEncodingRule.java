package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @PositionalEncoding}: waves of many lengths added, so that positions differ. */
@AutoService(LayerRule.class)
public final class PositionalEncodingRule implements LayerRule {
  /** The longest wave is about so many times the shortest. */
  private static final double LONGEST = 10_000;

  @Override
  public String annotation() {
    return "dev.gradwright.layer.PositionalEncoding";
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Sequences.check(node, 0) ? Optional.of(node.source(0).shape()) : Optional.empty();
  }

  private static Access.Table waves(NodeView node) {
    Shape shape = node.source(0).shape();
    int dim = shape.dimension(1);
    List<Double> waves = new ArrayList<>();
    for (int t = 0; t < shape.dimension(0); t++) {
      for (int k = 0; k < dim; k++) {
        int even = k - k % 2;
        double angle = t / StrictMath.pow(LONGEST, (double) even / dim);
        waves.add(k == even ? StrictMath.sin(angle) : StrictMath.cos(angle));
      }
    }
    return new Access.Table(node.name() + ".waves", waves);
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    step.formula(node.name() + "[r,t,k] = " + x + "[r,t,k] + waves[t,k]");
    int dim = node.source(0).shape().dimension(1);
    step.formula("waves[t,2i] = sin(t / 10000^(2i/" + dim + ")), waves[t,2i+1] = cos of the same");
    step.map(step.output(), StepBuilder.element(step.input(0)).plus(Expr.read(waves(node))));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    if (step.mapInputGradient(0, StepBuilder.element(step.outputGradient()))) {
      step.formula(step.gradientName(0) + " = " + step.gradientName());
    }
  }
}
