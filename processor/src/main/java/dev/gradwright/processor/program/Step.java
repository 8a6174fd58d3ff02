package dev.gradwright.processor.program;

import dev.gradwright.processor.program.op.Op;
import java.util.List;
import java.util.Map;

/**
 * One direction of one node: operations that generated code keeps together in one method.
 *
 * @param node the node
 * @param formulas what it computes, in the words of its rule
 * @param ops the operations, in order
 * @param elements the short names of the tensors whose elements it handles
 */
public record Step(String node, List<String> formulas, List<Op> ops, Map<Tensor, String> elements) {
  /** Copies the lists. */
  public Step {
    formulas = List.copyOf(formulas);
    ops = List.copyOf(ops);
  }

  /** Returns the multiply-adds per row. */
  public int multiplyAdds() {
    return ops.stream().mapToInt(Op::multiplyAdds).reduce(0, Op::sum);
  }
}
