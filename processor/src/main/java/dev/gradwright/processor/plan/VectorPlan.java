package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.lanes.LaneArrays;
import dev.gradwright.processor.program.lanes.LaneMethod;
import java.util.List;
import java.util.Set;

/**
 * The vector class of a model: the same steps once more, on vectors whose lanes are rows.
 *
 * @param steps the methods of each step
 * @param arrays the arrays of a block, and the constants
 * @param functions the functions that the steps call
 * @param forward the calls of a forward pass up to the losses of the rows, by phase
 * @param evaluate the calls of an evaluation up to the losses of the rows
 * @param backward the calls of a backward pass, by phase
 * @param predict the calls of a prediction for a block of rows
 * @param row the calls of a prediction for a single row; empty if there is none
 * @param packing the calls that pack the weights for it
 */
public record VectorPlan(
    List<VectorStep> steps,
    LaneArrays arrays,
    Set<Function> functions,
    List<List<String>> forward,
    List<String> evaluate,
    List<List<String>> backward,
    List<String> predict,
    List<String> row,
    List<String> packing) {

  /**
   * The methods of one step.
   *
   * @param comment what it computes, in lines
   * @param methods those called before their callers
   */
  public record VectorStep(List<String> comment, List<LaneMethod> methods) {}
}
