package dev.gradwright.processor.check;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.layer.InputRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node that obeys its rule.
 *
 * @param view what its rule sees
 * @param shape of one row; a loss gives one number
 * @param parameters its arrays, placed in the public order; those it shares belong to another node
 * @param penalties what their size adds to the loss
 * @param layer the rule of a layer, or null for a loss
 * @param loss the rule of a loss, or null for a layer
 * @param isOutput whether the user marked it
 * @param publicName what the model calls it: its name, or that of the block whose last node it is
 */
public record CheckedNode(
    NodeView view,
    Shape shape,
    List<Parameter> parameters,
    List<PenaltyProgram> penalties,
    @Nullable LayerRule layer,
    @Nullable LossRule loss,
    boolean isOutput,
    String publicName) {
  /** Copies the lists. */
  public CheckedNode {
    parameters = List.copyOf(parameters);
    penalties = List.copyOf(penalties);
  }

  /** Returns the name. */
  public String name() {
    return view.name();
  }

  /** Returns whether some parameter of its own is learned. */
  public boolean isLearning() {
    return parameters.stream().anyMatch(Parameter::isLearned);
  }

  /** Returns whether it is a row of the data. */
  public boolean isInput() {
    return layer instanceof InputRule;
  }

  /** Returns its parameters but those of other nodes. */
  public Stream<Parameter> ownParameters() {
    return parameters.stream().filter(p -> p.node().equals(name()));
  }

  /** Returns the same node with other parameters and penalties. */
  CheckedNode with(List<Parameter> others, List<PenaltyProgram> otherPenalties) {
    return new CheckedNode(view, shape, others, otherPenalties, layer, loss, isOutput, publicName);
  }
}
