package dev.gradwright.processor.program.build;

import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.program.LossProgram;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Tensor;
import org.jspecify.annotations.Nullable;

/** How the rows of one loss are averaged, as its rule says while it appends its operations. */
final class LossBuffers implements LossStepBuilder.LossTensors {
  private final CheckedNode node;
  private final Buffers buffers;
  private int divisorPerRow = 1;
  private @Nullable Tensor rowWeight;

  LossBuffers(CheckedNode node, Buffers buffers) {
    this.node = node;
    this.buffers = buffers;
  }

  @Override
  public void divisorPerRow(int numbers) {
    divisorPerRow = numbers;
  }

  @Override
  public Tensor rowWeight() {
    rowWeight = buffers.addValue(node.name() + ".weight", 1);
    return rowWeight;
  }

  @Override
  public String scale() {
    return node.name() + ".scale";
  }

  LossProgram program() {
    double weight = node.view().attributes().number("weight");
    Tensor perRow = buffers.value(node.name());
    return new LossProgram(node.name(), weight, perRow, divisorPerRow, rowWeight);
  }
}
