package dev.gradwright.processor.program;

import java.util.List;

/** The buffers that one node's steps work on; knows which gradients are wanted and begun. */
public interface NodeTensors {
  /** Returns the values read, in order. */
  List<Tensor> inputs();

  /** Returns the gradients of the values read, in order. */
  List<Tensor> inputGradients();

  /** Returns the values of the node. */
  Tensor output();

  /** Returns the gradient of those. */
  Tensor outputGradient();

  /** Returns the parameter of a role. */
  Parameter parameter(String role);

  /** Returns whether there is a parameter of a role. */
  boolean hasParameter(String role);

  /** Returns a buffer that the forward pass keeps for the backward pass. */
  Tensor kept(String name, int width);

  /** Returns a buffer that the runtime fills for every step of a training, as dropout wants it. */
  Tensor mask(int width, double rate);

  /** Returns whether something before an input learns. */
  boolean needsGradient(int input);

  /** Notes a contribution to an input's gradient and returns whether there was one before. */
  boolean markWritten(int input);
}
