package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.Optional;

/** {@code @GlobalAveragePool}: the mean of every channel. */
@AutoService(LayerRule.class)
public final class GlobalAveragePoolRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.GlobalAveragePool";
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Windows.axesOfEither(node) == 0
        ? Optional.empty()
        : Optional.of(Shape.of(node.source(0).shape().dimension(0)));
  }

  private static int places(NodeView node) {
    Shape in = node.source(0).shape();
    return in.size() / in.dimension(0);
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    int n = places(node);
    String x = step.input(0).name();
    step.formula(node.name() + "[r,c] = 1/" + n + " * sum_i " + x + "[r,c,i] over all places i");
    Tensor sum = step.local("sum", step.output());
    Ranges channels = new Ranges();
    Index c = channels.over("c", sum.width());
    Ranges summed = new Ranges();
    Index place = c.times(n).plus(summed.over("i", n));
    Expr seen = Pool.at(step.input(0), place);
    step.add(Contraction.value(sum, c, channels.domain(), summed.domain(), seen, null));
    step.map(step.output(), StepBuilder.element(sum).over(Expr.constant(n)));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    int n = places(node);
    Tensor dy = step.outputGradient();
    boolean wanted =
        step.inputGradient(
            0,
            (dx, adds) -> {
              Tensor share = step.local("share", dy);
              step.map(share, StepBuilder.element(dy).over(Expr.constant(n)));
              Ranges loops = new Ranges();
              Index c = loops.over("c", dy.width());
              Index place = c.times(n).plus(loops.over("i", n));
              return new Nest(dx, place, loops.domain(), Pool.at(share, c), adds);
            });
    if (wanted) {
      step.formula(step.gradientName(0) + "[r,c,i] = " + step.gradientName() + "[r,c] / " + n);
    }
  }
}
