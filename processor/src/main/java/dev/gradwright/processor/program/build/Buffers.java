package dev.gradwright.processor.program.build;

import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.program.MaskProgram;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.rule.LossRule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All buffers of a program, in the order in which they were first asked for. */
final class Buffers {
  private final Map<String, Tensor> values = new LinkedHashMap<>();
  private final Map<String, Tensor> gradients = new LinkedHashMap<>();
  private final Map<String, MaskProgram> masks = new LinkedHashMap<>();
  private final Set<String> begun = new HashSet<>();

  void declareNode(CheckedNode node, boolean hasGradient) {
    addValue(node.name(), node.shape().size());
    if (hasGradient) {
      gradients.put(node.name(), Tensor.gradient(node.name(), node.shape().size()));
    }
    if (node.loss() != null && node.view().sources().size() == 1) {
      addValue(node.name() + ".target", targetWidth(node));
    }
  }

  private static int targetWidth(CheckedNode node) {
    var loss = Objects.requireNonNull(node.loss());
    boolean isClass = loss.target(node.view()) == LossRule.TargetKind.CLASS;
    return isClass ? loss.positions(node.view()) : node.view().source(0).shape().size();
  }

  Tensor addValue(String name, int width) {
    return values.computeIfAbsent(name, n -> Tensor.value(n, width));
  }

  Tensor addMask(String node, int width, double rate) {
    Tensor mask = addValue(node + ".mask", width);
    masks.put(node, new MaskProgram(node, mask, rate));
    return mask;
  }

  List<MaskProgram> masks() {
    return List.copyOf(masks.values());
  }

  Tensor value(String name) {
    Tensor tensor = values.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no buffer " + name);
    }
    return tensor;
  }

  /** What a loss compares with: another node, or the data. */
  Tensor target(CheckedNode loss) {
    boolean fromData = loss.view().sources().size() == 1;
    return value(fromData ? loss.name() + ".target" : loss.view().source(1).name());
  }

  /** Notes a contribution to a gradient and returns whether it had one before. */
  boolean markWritten(String gradient) {
    return !begun.add(gradient);
  }

  List<Tensor> values() {
    return List.copyOf(values.values());
  }

  List<Tensor> gradients() {
    return List.copyOf(gradients.values());
  }
}
