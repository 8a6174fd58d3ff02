package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Reals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds layers whose gradient is 0 in every element, and says so once for each. */
final class StillLayers {
  private final Architecture architecture;
  private final Set<String> told = new LinkedHashSet<>();
  private final Set<String> moved = new LinkedHashSet<>();

  StillLayers(Architecture architecture) {
    this.architecture = architecture;
  }

  /**
   * Looks at a gradient after an epoch.
   *
   * @param loss of the epoch; where it is 0 there is nothing to learn
   * @return what is new, as sentences
   */
  List<String> look(Reals gradient, double loss) {
    List<String> found = new ArrayList<>();
    for (Architecture.Parameter parameter : architecture.parameters()) {
      if (!parameter.isLearned()) {
        continue;
      }
      if (!isZero(gradient, parameter)) {
        moved.add(parameter.name());
      } else if (loss != 0 && isDead(parameter) && !told.contains(parameter.name())) {
        told.add(parameter.name());
        found.add(
            "the gradient of '"
                + parameter.name()
                + "' is 0 in every element, so it learns nothing; the units behind it may be dead,"
                + " as those of ReLU below 0, or saturated: lower the rate, scale the data, or take"
                + " another activation");
      }
    }
    return found;
  }

  /** A single number that moved before may just have arrived. */
  private boolean isDead(Architecture.Parameter parameter) {
    return parameter.size() > 1 || !moved.contains(parameter.name());
  }

  private static boolean isZero(Reals gradient, Architecture.Parameter parameter) {
    for (int i = parameter.offset(); i < parameter.offset() + parameter.size(); i++) {
      if (gradient.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
