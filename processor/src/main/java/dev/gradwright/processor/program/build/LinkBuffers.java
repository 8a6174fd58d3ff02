package dev.gradwright.processor.program.build;

import dev.gradwright.processor.program.NodeTensors;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import java.util.List;

/** The buffers of a link: raw values in, predicted values out, nothing learnt. */
record LinkBuffers(Tensor raw, Tensor predicted, Buffers buffers) implements NodeTensors {
  @Override
  public List<Tensor> inputs() {
    return List.of(raw);
  }

  @Override
  public List<Tensor> inputGradients() {
    return List.of(Tensor.gradient(raw.name(), raw.width()));
  }

  @Override
  public Tensor output() {
    return predicted;
  }

  @Override
  public Tensor outputGradient() {
    return Tensor.gradient(predicted.name(), predicted.width());
  }

  @Override
  public Parameter parameter(String role) {
    throw new IllegalStateException("a link has no parameters");
  }

  @Override
  public boolean hasParameter(String role) {
    return false;
  }

  @Override
  public Tensor kept(String name, int width) {
    return buffers.addValue(predicted.name() + "." + name, width);
  }

  @Override
  public Tensor mask(int width, double rate) {
    throw new IllegalStateException("a link draws nothing");
  }

  @Override
  public boolean needsGradient(int input) {
    return false;
  }

  @Override
  public boolean markWritten(int input) {
    throw new IllegalStateException("a link has no backward pass");
  }
}
