package dev.gradwright.processor.program.code;

import java.util.ArrayList;
import java.util.List;

/** Collects the loops of a {@link Domain}; a loop that would run once only is left out. */
public final class Ranges {
  private final List<Range> ranges = new ArrayList<>();
  private final List<Guard> guards = new ArrayList<>();

  /** Adds a loop inside those before it, and returns its place: the variable, or 0. */
  public Index over(String variable, int length) {
    if (length == 1) {
      return Index.of(0);
    }
    Range range = new Range(variable, length);
    ranges.add(range);
    return range.index();
  }

  /** Adds the condition {@code 0 <= place < limit}. */
  public void where(Index place, int limit) {
    guards.add(new Guard(place, limit));
  }

  /** Returns the loops. */
  public Domain domain() {
    return new Domain(ranges, guards);
  }
}
