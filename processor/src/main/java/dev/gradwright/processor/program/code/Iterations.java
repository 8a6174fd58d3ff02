package dev.gradwright.processor.program.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts how often a body runs inside nested loops with conditions.
 *
 * <p>Variables that no condition joins multiply, so each joined set is counted by itself: the rows
 * and the columns of an image in turn. Of a set all but the longest loop are run through; of that
 * one the conditions leave a range.
 */
public final class Iterations {
  private Iterations() {}

  /**
   * Returns the exact number of iterations of domains inside each other. A condition on variables
   * of loops around them counts as kept.
   */
  public static long count(Domain... domains) {
    List<Range> ranges = new ArrayList<>();
    List<Guard> guards = new ArrayList<>();
    for (Domain domain : domains) {
      ranges.addAll(domain.ranges());
      guards.addAll(domain.guards());
    }
    Set<String> known = new LinkedHashSet<>();
    ranges.forEach(range -> known.add(range.variable()));
    guards.removeIf(guard -> !known.containsAll(guard.index().coefficients().keySet()));
    long count = guards.stream().allMatch(Iterations::canHold) ? 1 : 0;
    while (!ranges.isEmpty()) {
      Set<String> joined = joined(ranges.get(0).variable(), guards);
      List<Range> own = ranges.stream().filter(r -> joined.contains(r.variable())).toList();
      ranges.removeAll(own);
      count = Math.multiplyExact(count, new Joined(own, guards).count());
    }
    return count;
  }

  /** Whether a condition leaves anything, if it depends on no variable. */
  private static boolean canHold(Guard guard) {
    int place = guard.index().constant();
    return !guard.index().coefficients().isEmpty() || (0 <= place && place < guard.limit());
  }

  private static Set<String> joined(String variable, List<Guard> guards) {
    Set<String> joined = new LinkedHashSet<>(Set.of(variable));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Guard guard : guards) {
        Set<String> variables = guard.index().coefficients().keySet();
        if (variables.stream().anyMatch(joined::contains)) {
          grows |= joined.addAll(variables);
        }
      }
    }
    return joined;
  }

  /** Loops joined by conditions, the longest last. */
  private static final class Joined {
    private final int[] lengths;
    private final int[][] factors;
    private final int[] constants;
    private final int[] limits;

    Joined(List<Range> ranges, List<Guard> guards) {
      List<Range> sorted = new ArrayList<>(ranges);
      sorted.sort((a, b) -> Integer.compare(a.length(), b.length()));
      List<Guard> own =
          guards.stream()
              .filter(g -> sorted.stream().anyMatch(r -> g.index().dependsOn(r.variable())))
              .toList();
      lengths = sorted.stream().mapToInt(Range::length).toArray();
      factors = new int[own.size()][lengths.length];
      constants = own.stream().mapToInt(g -> g.index().constant()).toArray();
      limits = own.stream().mapToInt(Guard::limit).toArray();
      for (int g = 0; g < factors.length; g++) {
        for (int v = 0; v < lengths.length; v++) {
          factors[g][v] = own.get(g).index().coefficient(sorted.get(v).variable());
        }
      }
    }

    long count() {
      return count(0, constants.clone());
    }

    private long count(int variable, int[] places) {
      if (variable == lengths.length - 1) {
        return last(places);
      }
      long count = 0;
      int[] next = places.clone();
      for (int i = 0; i < lengths[variable]; i++) {
        count += count(variable + 1, next);
        for (int g = 0; g < next.length; g++) {
          next[g] += factors[g][variable];
        }
      }
      return count;
    }

    /** How many values of the last variable keep {@code 0 <= place + factor * value < limit}. */
    private long last(int[] places) {
      int from = 0;
      int to = lengths[lengths.length - 1] - 1;
      for (int g = 0; g < places.length; g++) {
        int factor = factors[g][lengths.length - 1];
        int place = places[g];
        int room = limits[g] - 1 - place;
        if (factor == 0) {
          to = place >= 0 && room >= 0 ? to : -1;
        } else if (factor > 0) {
          from = Math.max(from, -Math.floorDiv(place, factor));
          to = Math.min(to, Math.floorDiv(room, factor));
        } else {
          from = Math.max(from, -Math.floorDiv(room, -factor));
          to = Math.min(to, Math.floorDiv(place, -factor));
        }
      }
      return Math.max(0, to - from + 1);
    }
  }
}
