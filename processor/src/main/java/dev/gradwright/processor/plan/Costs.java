package dev.gradwright.processor.plan;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.rule.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what the operations and buffers of a program cost, once for all who show it. */
final class Costs {
  private Costs() {}

  static CostTable of(CheckedModel model, Program program) {
    Map<String, CheckedNode> nodes = new HashMap<>();
    model.nodes().forEach(node -> nodes.put(node.name(), node));
    int bytes = model.declaration().isDouble() ? Double.BYTES : Float.BYTES;
    Map<String, Long> parameters = new HashMap<>();
    for (Parameter parameter : program.parameters()) {
      parameters.merge(parameter.node(), (long) parameter.shape().size(), Long::sum);
    }
    Map<String, Long> values = widths(program.values(), nodes);
    Map<String, Long> gradients = widths(program.gradients(), nodes);
    List<LayerCost> layers = new ArrayList<>();
    long prediction = 0;
    for (NodeProgram node : program.nodes()) {
      CheckedNode checked = nodes.get(node.node());
      if (checked == null) {
        throw new IllegalStateException("the program has a node of its own: " + node.node());
      }
      long own = parameters.getOrDefault(node.node(), 0L);
      long forward = flops(node.forward());
      layers.add(
          new LayerCost(
              node.node(),
              node.kind(),
              checked.view().sources().stream().map(Source::name).toList(),
              checked.shape(),
              own,
              forward,
              flops(node.backward()),
              own * bytes,
              values.getOrDefault(node.node(), 0L) * bytes,
              gradients.getOrDefault(node.node(), 0L) * bytes));
      prediction += node.predicts() ? forward : 0;
    }
    for (OutputProgram output : program.outputs()) {
      prediction += flops(output.step());
    }
    return new CostTable(layers, prediction);
  }

  private static long flops(@Nullable Step step) {
    return step == null ? 0 : step.ops().stream().mapToLong(Op::flops).sum();
  }

  /** A buffer is that of the node it is named after, {@code hidden.z} of {@code hidden}. */
  private static Map<String, Long> widths(List<Tensor> buffers, Map<String, CheckedNode> nodes) {
    Map<String, Long> widths = new HashMap<>();
    for (Tensor buffer : buffers) {
      String owner = buffer.name();
      while (!nodes.containsKey(owner) && owner.contains(".")) {
        owner = owner.substring(0, owner.lastIndexOf('.'));
      }
      widths.merge(owner, (long) buffer.width(), Long::sum);
    }
    return widths;
  }
}
