package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.OptimizerState;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters that an optimizer may change, as ranges of the flat public order. What lies
 * between them is frozen, or changes by other means.
 */
final class LearnedRanges {
  // start, end, start, end, ... in ascending order, never touching
  private final int[] borders;

  private LearnedRanges(int[] borders) {
    this.borders = borders;
  }

  static LearnedRanges of(Architecture architecture) {
    List<Integer> borders = new ArrayList<>();
    for (Architecture.Parameter parameter : architecture.parameters()) {
      if (!parameter.isLearned()) {
        continue;
      }
      int last = borders.size() - 1;
      if (last >= 0 && borders.get(last) == parameter.offset()) {
        borders.remove(last);
      } else {
        borders.add(parameter.offset());
      }
      borders.add(parameter.offset() + parameter.size());
    }
    return new LearnedRanges(borders.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Changes those of the parameters {@code [from, to)} that are learned. */
  void step(OptimizerState state, Reals parameters, Reals gradient, int from, int to, double rate) {
    for (int i = 0; i < borders.length; i += 2) {
      int start = Math.max(from, borders[i]);
      int end = Math.min(to, borders[i + 1]);
      if (start < end) {
        state.step(parameters, gradient, start, end, rate);
      }
    }
  }
}
