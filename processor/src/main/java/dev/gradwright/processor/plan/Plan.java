package dev.gradwright.processor.plan;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Program;
import java.util.List;
import java.util.Map;

/**
 * A program laid out as methods and classes.
 *
 * @param model the model
 * @param program what it computes
 * @param names the constants and variables of the generated text
 * @param groups the nodes of each layers class, in topological order
 * @param links how outputs become predictions
 */
public record Plan(
    CheckedModel model,
    Program program,
    NameTable names,
    List<List<NodePlan>> groups,
    Map<OutputProgram, StepPlan> links) {
  /** Returns the simple name of a layers class. */
  public String layersClass(int group) {
    return model.declaration().baseName() + "Layers" + (group == 0 ? "" : group + 1);
  }
}
