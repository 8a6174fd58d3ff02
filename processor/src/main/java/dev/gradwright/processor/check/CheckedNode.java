package dev.gradwright.processor.check;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node that obeys its rule.
 *
 * @param view what its rule sees
 * @param shape of one row; a loss gives one number
 * @param parameters its arrays, placed in the public order
 * @param penalties what their size adds to the loss
 * @param layer the rule of a layer, or null for a loss
 * @param loss the rule of a loss, or null for a layer
 * @param isOutput whether the user marked it
 */
public record CheckedNode(
    NodeView view,
    Shape shape,
    List<Parameter> parameters,
    List<PenaltyProgram> penalties,
    @Nullable LayerRule layer,
    @Nullable LossRule loss,
    boolean isOutput) {
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
    return layer != null && layer.maxSources() == 0;
  }
}
