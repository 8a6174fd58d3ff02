package dev.gradwright.processor.program.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Nested loops: the first range is the outermost. Only where every guard holds is anything done.
 *
 * @param ranges the loops
 * @param guards conditions on their variables and on those of loops around
 */
public record Domain(List<Range> ranges, List<Guard> guards) {
  /** Copies the lists. */
  public Domain {
    ranges = List.copyOf(ranges);
    guards = List.copyOf(guards);
  }

  /** Returns loops without conditions. */
  public static Domain of(Range... ranges) {
    return new Domain(List.of(ranges), List.of());
  }

  /** Returns these loops with conditions. */
  public Domain where(List<Guard> conditions) {
    return new Domain(ranges, conditions);
  }

  /** Returns how often the innermost body would run without conditions. */
  public int size() {
    long size = 1;
    for (Range range : ranges) {
      size = Math.min(Integer.MAX_VALUE / 4, size * range.length());
    }
    return (int) size;
  }

  /** Returns the place of an iteration in their order. */
  public Index linear() {
    Index place = Index.of(0);
    for (Range range : ranges) {
      place = place.times(range.length()).plus(range.index());
    }
    return place;
  }

  /** Returns the names of the loop variables. */
  public Set<String> variables() {
    Set<String> names = new TreeSet<>();
    ranges.forEach(r -> names.add(r.variable()));
    return names;
  }

  /** Returns whether a condition depends on a variable. */
  public boolean guards(String variable) {
    return guards.stream().anyMatch(g -> g.index().dependsOn(variable));
  }

  /** Runs a body for every iteration in order, with the variables set in {@code values}. */
  public void run(Map<String, Integer> values, Runnable body) {
    run(0, values, body);
  }

  private void run(int level, Map<String, Integer> values, Runnable body) {
    if (level == ranges.size()) {
      if (guards.stream().allMatch(g -> holds(g, values))) {
        body.run();
      }
      return;
    }
    Range range = ranges.get(level);
    for (int i = 0; i < range.length(); i++) {
      values.put(range.variable(), i);
      run(level + 1, values, body);
    }
    values.remove(range.variable());
  }

  private static boolean holds(Guard guard, Map<String, Integer> values) {
    int place = guard.index().at(values::get);
    return 0 <= place && place < guard.limit();
  }

  /**
   * A loop as Java text.
   *
   * @param variable its variable
   * @param from where it starts
   * @param to where it ends
   * @param isWhole whether it runs over its whole range
   */
  public record Loop(String variable, String from, String to, boolean isWhole) {}

  /**
   * Returns the loops, with every condition that one of them can keep by where it starts and ends.
   */
  public List<Loop> loops() {
    List<Loop> loops = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      Range range = ranges.get(i);
      String from = "0";
      String to = String.valueOf(range.length());
      boolean whole = true;
      for (Guard guard : guards) {
        if (level(guard) == i) {
          from = "Math.max(" + from + ", " + guard.lower(range.variable()) + ")";
          to = "Math.min(" + to + ", " + guard.upper(range.variable()) + ")";
          whole = false;
        }
      }
      loops.add(new Loop(range.variable(), from, to, whole));
    }
    return loops;
  }

  /** Returns the conditions that no loop here can keep; they stand outside. */
  public List<Guard> outside() {
    return guards.stream().filter(g -> level(g) < 0).toList();
  }

  private int level(Guard guard) {
    for (int i = ranges.size() - 1; i >= 0; i--) {
      if (guard.index().dependsOn(ranges.get(i).variable())) {
        return i;
      }
    }
    return -1;
  }
}
