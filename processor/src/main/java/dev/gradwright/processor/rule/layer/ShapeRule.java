package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.op.Copy;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/** What layers share that give the same numbers in another shape. */
abstract class ShapeRule implements LayerRule {
  @Override
  public final Yields yields(NodeView node) {
    return node.source(0).yields();
  }

  private static Copy copy(Tensor to, Tensor from, boolean adds) {
    Copy.Run whole = new Copy.Run(0, 0);
    return new Copy(to, whole, from, whole, from.width(), 1, adds);
  }

  @Override
  public final void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + "[r,j] = " + step.input(0).name() + "[r,j] in row-major order");
    step.add(copy(step.output(), step.input(0), false));
  }

  @Override
  public final void backward(NodeView node, StepBuilder step) {
    boolean wanted = step.inputGradient(0, (dx, adds) -> copy(dx, step.outputGradient(), adds));
    if (wanted) {
      step.formula(step.gradientName(0) + "[r,j] = " + step.gradientName() + "[r,j]");
    }
  }
}
