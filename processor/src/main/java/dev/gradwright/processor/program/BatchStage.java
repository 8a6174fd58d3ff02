package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.op.Contraction;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a node's pass that every row of the batch must have gone through before any row can go
 * on: its sums over the batch become numbers that later parts read.
 *
 * @param step what is done with each row, sums among it
 * @param numbers what becomes of the sums, in order
 */
public record BatchStage(Step step, List<BatchNumber> numbers) {
  /** The variable of the loops in which numbers of the batch are computed. */
  public static final String VARIABLE = "j";

  /** The place of the number that is computed. */
  public static final Index PLACE = Index.of(VARIABLE);

  /** Copies the list. */
  public BatchStage {
    numbers = List.copyOf(numbers);
  }

  /** Returns what is summed up over the batch, in order. */
  public List<Contraction.Target.Batch> sums() {
    List<Contraction.Target.Batch> sums = new ArrayList<>();
    step.ops().stream()
        .filter(Contraction.class::isInstance)
        .map(op -> ((Contraction) op).out())
        .filter(Contraction.Target.Batch.class::isInstance)
        .forEach(target -> sums.add((Contraction.Target.Batch) target));
    return sums;
  }
}
