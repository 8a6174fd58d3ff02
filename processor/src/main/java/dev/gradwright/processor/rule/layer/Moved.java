package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.op.Nest;

/**
 * Numbers that a layer moves without changing them; no number is moved twice.
 *
 * @param loops over all numbers that are moved
 * @param from the place in the input
 * @param to the place in the output
 */
record Moved(Domain loops, Index from, Index to) {
  /** Appends {@code y[to] = x[from]}. */
  void forward(StepBuilder step) {
    step.add(new Nest(step.output(), to, loops, Pool.at(step.input(0), from), false));
  }

  /**
   * Appends {@code dx[from] = dy[to]}.
   *
   * @return whether the gradient is wanted
   */
  boolean backward(StepBuilder step) {
    return step.inputGradient(
        0,
        (dx, adds) -> {
          if (!adds && loops.size() < dx.width()) {
            step.map(dx, Expr.constant(0));
          }
          return new Nest(dx, from, loops, Pool.at(step.outputGradient(), to), adds);
        });
  }
}
