package dev.gradwright.processor.program.build;

import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.program.NodeTensors;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import java.util.List;

/** The buffers of one layer or loss. A loss has a single number per row. */
record NodeBuffers(CheckedNode node, Buffers buffers, Needs needs) implements NodeTensors {
  @Override
  public List<Tensor> inputs() {
    return node.view().sources().stream().map(s -> buffers.value(s.name())).toList();
  }

  @Override
  public List<Tensor> inputGradients() {
    return node.view().sources().stream()
        .map(s -> Tensor.gradient(s.name(), s.shape().size()))
        .toList();
  }

  @Override
  public Tensor output() {
    return buffers.value(node.name());
  }

  @Override
  public Tensor outputGradient() {
    return Tensor.gradient(node.name(), node.shape().size());
  }

  @Override
  public Parameter parameter(String role) {
    return node.parameters().stream()
        .filter(p -> p.role().equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(node.name() + " has no " + role));
  }

  @Override
  public boolean hasParameter(String role) {
    return node.parameters().stream().anyMatch(p -> p.role().equals(role));
  }

  @Override
  public Tensor kept(String name, int width) {
    return buffers.addValue(node.name() + "." + name, width);
  }

  @Override
  public Tensor mask(int width, double rate) {
    return buffers.addMask(node.name(), width, rate);
  }

  @Override
  public boolean needsGradient(int input) {
    boolean isTarget = node.loss() != null && input > 0;
    return !isTarget && needs.hasGradient(node.view().source(input).name());
  }

  @Override
  public boolean markWritten(int input) {
    return buffers.markWritten(node.view().source(input).name());
  }
}
