package dev.gradwright.processor.rule;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What one kind of layer is. An implementation is a service, found through {@link
 * java.util.ServiceLoader} on the processor path, and holds, in this order: formulas, shape,
 * parameters, forward, backward.
 */
public interface LayerRule {
  /** Returns the qualified name of the annotation that declares this layer. */
  String annotation();

  /** Returns the least number of nodes it reads. */
  default int minSources() {
    return 1;
  }

  /** Returns the greatest number of nodes it reads. */
  default int maxSources() {
    return 1;
  }

  /**
   * Returns whether the layer calls what it reads by the names of the method's parameters; the
   * graph's text then keeps them.
   */
  default boolean readsByName() {
    return false;
  }

  /**
   * Reports what is wrong with the members of the annotation, whatever the node reads; its sources
   * are not known here, so that a mistake in one of them hides nothing.
   */
  default void checkMembers(NodeView node) {}

  /**
   * Reports what does not fit the sources, and returns the shape of one row.
   *
   * @return empty if the shape cannot be known because something was reported
   */
  Optional<Shape> shape(NodeView node);

  /** Returns what is known about the values this node gives. */
  default Yields yields(NodeView node) {
    return Yields.NUMBERS;
  }

  /**
   * Returns how many values the numbers of a node read can have, which are then whole numbers from
   * 0 up; the data of an input are held to it before anything is computed.
   *
   * @return 0 if they can be any numbers
   */
  default int limit(NodeView node, int source) {
    return 0;
  }

  /** Returns the parameters, weights before biases; their offsets are assigned later. */
  default List<Parameter> parameters(NodeView node, Shape shape) {
    return List.of();
  }

  /** Returns what the node adds to the loss for the size of its parameters. */
  default List<PenaltyProgram> penalties(NodeView node, List<Parameter> parameters) {
    return List.of();
  }

  /** Appends the forward pass of training: the output from the inputs. */
  void forward(NodeView node, StepBuilder step);

  /**
   * Appends the pass of a prediction, which also serves evaluation, where it is not that of
   * training.
   *
   * @return whether it differs; if not, nothing may be appended
   */
  default boolean prediction(NodeView node, StepBuilder step) {
    return false;
  }

  /** Appends the backward pass: gradients of parameters and inputs from that of the output. */
  void backward(NodeView node, StepBuilder step);
}
