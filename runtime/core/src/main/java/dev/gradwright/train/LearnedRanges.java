package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.OptimizerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters that an optimizer may change, as ranges of the flat public order. What lies
 * between them is frozen, or changes by other means.
 */
final class LearnedRanges {
  // start, end, start, end, ... in ascending order
  private final int[] borders;
  // What the rate is multiplied by, one for each range.
  private final double[] factors;

  private LearnedRanges(int[] borders, double[] factors) {
    this.borders = borders;
    this.factors = factors;
  }

  /**
   * @param rates factors of the learning rate by the names of nodes, or of nodes that use blocks
   * @throws SettingsException if no parameter belongs to such a node
   */
  static LearnedRanges of(Architecture architecture, Map<String, Double> rates) {
    requireNodes(architecture, rates);
    List<Integer> borders = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    for (Architecture.Parameter parameter : architecture.parameters()) {
      if (!parameter.isLearned()) {
        continue;
      }
      double factor = factor(parameter.name(), rates);
      int last = borders.size() - 1;
      boolean goesOn =
          last >= 0
              && borders.get(last) == parameter.offset()
              && factors.get(factors.size() - 1) == factor;
      if (goesOn) {
        borders.remove(last);
      } else {
        borders.add(parameter.offset());
        factors.add(factor);
      }
      borders.add(parameter.offset() + parameter.size());
    }
    return new LearnedRanges(
        borders.stream().mapToInt(Integer::intValue).toArray(),
        factors.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void requireNodes(Architecture architecture, Map<String, Double> rates) {
    for (String node : rates.keySet()) {
      if (architecture.parameters().stream().noneMatch(p -> p.name().startsWith(node + "."))) {
        throw new SettingsException(
            "a rate is set for '"
                + node
                + "', but no parameter belongs to it; there are "
                + architecture.parameters().stream()
                    .map(Architecture.Parameter::name)
                    .collect(Collectors.joining(", ")));
      }
    }
  }

  /** Returns the factor of the narrowest name that fits. */
  private static double factor(String parameter, Map<String, Double> rates) {
    String best = "";
    double factor = 1;
    for (Map.Entry<String, Double> rate : rates.entrySet()) {
      if (parameter.startsWith(rate.getKey() + ".") && rate.getKey().length() >= best.length()) {
        best = rate.getKey();
        factor = rate.getValue();
      }
    }
    return factor;
  }

  /**
   * Changes those of the parameters {@code [from, to)} that are learned.
   *
   * @param rate before the factors of layers
   */
  void step(OptimizerState state, Reals parameters, Reals gradient, int from, int to, double rate) {
    for (int i = 0; i < factors.length; i++) {
      int start = Math.max(from, borders[2 * i]);
      int end = Math.min(to, borders[2 * i + 1]);
      if (start < end && factors[i] != 0) {
        state.step(parameters, gradient, start, end, rate * factors[i]);
      }
    }
  }
}
