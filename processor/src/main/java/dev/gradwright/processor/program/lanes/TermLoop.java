package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Nested loops over the terms of a sum as a single loop, in which every place that is read moves on
 * by a step, and by a jump where an inner loop would begin anew.
 *
 * <p>HotSpot 17 keeps vectors in registers across one loop or two; across three it boxes them,
 * which makes a kernel twenty times slower.
 */
final class TermLoop {
  private final MethodWriter method;
  private final List<Range> ranges;
  private final List<Domain.Loop> loops;
  private final Map<Index, String> places = new LinkedHashMap<>();

  /**
   * Prepares a loop.
   *
   * @param domain the nested loops
   * @param terms all expressions of a term
   */
  TermLoop(MethodWriter method, Domain domain, List<Expr> terms) {
    this.method = method;
    ranges = domain.ranges();
    loops = domain.loops();
    for (Expr term : terms) {
      var unused =
          term.replaceReads(
              access -> {
                for (Index index : access.indices()) {
                  places.computeIfAbsent(scaled(access, index), k -> "p" + places.size());
                }
                return Expr.read(access);
              });
    }
  }

  /** Returns whether the loops are as long whatever the variables of the others are. */
  static boolean isPossible(Domain domain, List<Expr> terms) {
    Set<String> own = domain.variables();
    boolean rectangular =
        domain.outside().isEmpty()
            && domain.guards().stream()
                .allMatch(
                    g ->
                        g.index().coefficients().keySet().stream().filter(own::contains).count()
                            < 2);
    boolean[] movable = {true};
    for (Expr term : terms) {
      var unused =
          term.replaceReads(
              access -> {
                movable[0] &=
                    access.indices().isEmpty()
                        || access instanceof Access.At
                        || access instanceof Access.WeightAt
                        || access instanceof Access.BatchAt;
                return Expr.read(access);
              });
    }
    return rectangular && movable[0] && !domain.ranges().isEmpty();
  }

  /**
   * The place in its array without what is constant: reads that differ in that alone go together.
   */
  private static Index scaled(Access access, Index index) {
    Index place = access instanceof Access.At ? index.times(LaneArrays.ROWS) : index;
    return place.plus(-place.constant());
  }

  /** Returns the text of a place inside the loop, in its array: {@code p0 + 25}. */
  String place(Access access, Index index) {
    String name = Objects.requireNonNull(places.get(scaled(access, index)));
    int offset =
        access instanceof Access.At ? index.constant() * LaneArrays.ROWS : index.constant();
    return offset == 0 ? name : offset < 0 ? name + " - " + -offset : name + " + " + offset;
  }

  private String count(int level) {
    return loops.get(level).isWhole()
        ? String.valueOf(ranges.get(level).length())
        : "n" + ranges.get(level).variable();
  }

  void open() {
    for (Domain.Loop loop : loops) {
      if (!loop.isWhole()) {
        String i = loop.variable();
        method.line("int " + i + " = " + loop.from() + ";");
        method.line("int n" + i + " = Math.max(0, " + loop.to() + " - " + i + ");");
      }
    }
    places.forEach((index, name) -> method.line("int " + name + " = " + start(index).java() + ";"));
    for (int level = 1; level < ranges.size(); level++) {
      method.line("int left" + level + " = " + count(level) + ";");
    }
    String terms =
        IntStream.range(0, ranges.size()).mapToObj(this::count).collect(Collectors.joining(" * "));
    method.line("int terms = " + terms + ";");
    method.open("for (int term = 0; term < terms; term++)");
  }

  /** Where the loops begin: at 0, or where a condition first holds. */
  private Index start(Index index) {
    Index start = index;
    for (Domain.Loop loop : loops) {
      start = loop.isWhole() ? start.without(loop.variable()) : start;
    }
    return start;
  }

  void close() {
    int last = ranges.size() - 1;
    places.forEach((index, name) -> move(name, List.of(step(index, last))));
    for (int level = last; level > 0; level--) {
      method.open("if (--left" + level + " == 0)");
      method.line("left" + level + " = " + count(level) + ";");
      int inner = level;
      places.forEach(
          (index, name) -> {
            String back = times(count(inner), -index.coefficient(ranges.get(inner).variable()));
            move(name, List.of(step(index, inner - 1), back));
          });
    }
    for (int level = last; level > 0; level--) {
      method.close();
    }
    method.close();
  }

  private String step(Index index, int level) {
    return String.valueOf(index.coefficient(ranges.get(level).variable()));
  }

  private static String times(String count, int factor) {
    if (factor == 0) {
      return "0";
    }
    if (Character.isDigit(count.charAt(0))) {
      return String.valueOf(Integer.parseInt(count) * factor);
    }
    return factor == 1 ? count : factor + " * " + count;
  }

  /** Numbers are added up; a step that depends on how long a loop is stays a text. */
  private void move(String name, List<String> steps) {
    int number = 0;
    String rest = "";
    for (String step : steps) {
      if (step.matches("-?\\d+")) {
        number += Integer.parseInt(step);
      } else {
        rest = step;
      }
    }
    if (rest.isEmpty() && number != 0) {
      method.line(name + (number < 0 ? " -= " + -number : " += " + number) + ";");
    } else if (!rest.isEmpty()) {
      method.line(name + " += " + (number == 0 ? "" : number + " + ") + rest + ";");
    }
  }
}
