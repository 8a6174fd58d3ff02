package dev.gradwright.processor.program;

import java.util.List;

/**
 * A model as operations: forward and backward in one list, node by node in topological order.
 *
 * @param values buffers of the forward pass
 * @param gradients buffers of the backward pass
 * @param parameters the arrays of the model in the public order
 * @param nodes every node; the backward pass runs through them in reverse
 * @param losses how row losses become one number
 * @param penalties what the size of parameters adds to the loss
 * @param outputs what the network gives
 * @param masks values that are drawn for every step of a training
 */
public record Program(
    List<Tensor> values,
    List<Tensor> gradients,
    List<Parameter> parameters,
    List<NodeProgram> nodes,
    List<LossProgram> losses,
    List<PenaltyProgram> penalties,
    List<OutputProgram> outputs,
    List<MaskProgram> masks) {
  /** Copies the lists. */
  public Program {
    values = List.copyOf(values);
    gradients = List.copyOf(gradients);
    parameters = List.copyOf(parameters);
    nodes = List.copyOf(nodes);
    losses = List.copyOf(losses);
    penalties = List.copyOf(penalties);
    outputs = List.copyOf(outputs);
    masks = List.copyOf(masks);
  }

  /** Returns whether an evaluation differs from the forward pass of a training. */
  public boolean hasEvaluation() {
    return nodes.stream().anyMatch(n -> n.trains() && n.ownPrediction() != null);
  }

  /** Returns whether a training goes through the rows of a batch several times. */
  public boolean hasStages() {
    return nodes.stream().anyMatch(n -> n.trains() && !n.batch().stages().isEmpty());
  }

  /** Returns the number of numbers in all parameters. */
  public int parameterCount() {
    return parameters.stream().mapToInt(p -> p.shape().size()).sum();
  }
}
