package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.program.op.StraightLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts the straight-line form of a step into methods. Each method is a loop over the rows with some
 * of the stores, and computes again what it shares with the method before: pure arithmetic, so the
 * bits are the same.
 */
final class StraightLinePlanner {
  /** How often the bytes of a step may be written again in its later methods. */
  private static final int MOST_REPETITION = 3;

  private final StraightLine row;
  private final Map<String, Integer> cost = new HashMap<>();

  private StraightLinePlanner(StraightLine row) {
    this.row = row;
    for (StraightLine.Let let : row.lets().values()) {
      cost.put(let.name(), let.parts().stream().mapToInt(Bytecode::of).sum() + 4);
    }
  }

  /**
   * Returns the bodies of the methods, one row loop each; nothing if one number alone takes more
   * than a method may have, or if computing shared numbers again would outweigh the rest.
   */
  static Optional<List<List<Statement>>> plan(Step step, StepNames names) {
    StraightLine row = new StraightLine(names);
    for (Op op : step.ops()) {
      op.straightLine(row);
    }
    StraightLinePlanner planner = new StraightLinePlanner(row);
    return planner.cut().map(parts -> parts.stream().map(planner::method).toList());
  }

  /** The stores of one method, the numbers they need, and the bytes of both. */
  private static final class Part {
    private final List<StraightLine.Store> stores = new ArrayList<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private int bytes;

    void add(StraightLine.Store store, Set<String> more, int added) {
      stores.add(store);
      needed.addAll(more);
      bytes += added;
    }
  }

  private Optional<List<Part>> cut() {
    List<Part> parts = new ArrayList<>();
    Part part = new Part();
    int total = 0;
    int once = 0;
    Set<String> seen = new HashSet<>();
    for (StraightLine.Store store : row.stores()) {
      Set<String> more = new LinkedHashSet<>();
      collect(store.value(), more);
      int own = Bytecode.of(store.value()) + store.indexBytes() + 3;
      int added = own + cost(more, part.needed);
      once += own + cost(more, seen);
      seen.addAll(more);
      if (!part.stores.isEmpty() && part.bytes + added > Bytecode.BUDGET) {
        parts.add(part);
        part = new Part();
        added = own + cost(more, part.needed);
      }
      total += added;
      if (added > Bytecode.BUDGET || total > MOST_REPETITION * once + Bytecode.BUDGET) {
        return Optional.empty();
      }
      part.add(store, more, added);
    }
    if (!part.stores.isEmpty()) {
      parts.add(part);
    }
    return Optional.of(parts);
  }

  private int cost(Set<String> names, Set<String> except) {
    return names.stream().filter(n -> !except.contains(n)).mapToInt(this::cost).sum();
  }

  private int cost(String name) {
    return cost.getOrDefault(name, 0);
  }

  /** Adds the named numbers that an expression needs, each after those it needs itself. */
  private void collect(Expr expression, Set<String> names) {
    for (String name : locals(expression)) {
      StraightLine.Let let = row.lets().get(name);
      if (let == null || names.contains(name)) {
        continue;
      }
      for (Expr part : let.parts()) {
        collectInner(part, name, names);
      }
      names.add(name);
    }
  }

  private void collectInner(Expr part, String self, Set<String> names) {
    for (String inner : locals(part)) {
      if (!inner.equals(self)) {
        collect(Expr.read(new Access.Local(inner)), names);
      }
    }
  }

  private static List<String> locals(Expr expression) {
    List<String> names = new ArrayList<>();
    var unused =
        expression.replaceReads(
            access -> {
              if (access instanceof Access.Local local) {
                names.add(local.name());
              }
              return Expr.read(access);
            });
    return names;
  }

  private List<Statement> method(Part cut) {
    List<StraightLine.Store> stores = cut.stores;
    Set<String> needed = cut.needed;
    Map<String, Integer> uses = new HashMap<>();
    for (String name : needed) {
      for (Expr part : let(name).parts()) {
        locals(part).forEach(n -> uses.merge(n, 1, Integer::sum));
      }
    }
    stores.forEach(s -> locals(s.value()).forEach(n -> uses.merge(n, 1, Integer::sum)));
    Body body = new Body(uses);
    for (String name : sharedLoads(stores, needed, uses)) {
      body.declare(name);
    }
    for (StraightLine.Store store : stores) {
      Expr value = body.write(store.value());
      body.statements.add(new Statement.Store(store.array(), store.index(), value));
    }
    return List.of(new Statement.For("r", "from", "to", 1, body.statements));
  }

  /** Numbers that are only loaded and that several stores read themselves: they stand on top. */
  private List<String> sharedLoads(
      List<StraightLine.Store> stores, Set<String> needed, Map<String, Integer> uses) {
    Map<String, Integer> readers = new HashMap<>();
    for (StraightLine.Store store : stores) {
      Set<String> direct = new LinkedHashSet<>();
      collectDirect(store.value(), uses, direct);
      direct.forEach(n -> readers.merge(n, 1, Integer::sum));
    }
    return row.lets().keySet().stream()
        .filter(needed::contains)
        .filter(n -> readers.getOrDefault(n, 0) > 1)
        .filter(n -> let(n).parts().size() == 1 && let(n).parts().get(0) instanceof Expr.Code)
        .toList();
  }

  private void collectDirect(Expr expression, Map<String, Integer> uses, Set<String> names) {
    for (String name : locals(expression)) {
      names.add(name);
      if (row.lets().containsKey(name) && isInlined(name, uses)) {
        collectDirect(let(name).parts().get(0), uses, names);
      }
    }
  }

  private boolean isInlined(String name, Map<String, Integer> uses) {
    return let(name).parts().size() == 1 && uses.getOrDefault(name, 0) == 1;
  }

  private StraightLine.Let let(String name) {
    StraightLine.Let let = row.lets().get(name);
    if (let == null) {
      throw new IllegalStateException("no number is named " + name);
    }
    return let;
  }

  /** The statements of one method while they are written. */
  private final class Body {
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, Integer> uses;
    private final Set<String> declared = new LinkedHashSet<>();

    Body(Map<String, Integer> uses) {
      this.uses = uses;
    }

    /** Declares what an expression needs and returns it with single uses put in place. */
    Expr write(Expr expression) {
      // in order of definition: an expression itself is walked from its last term to its first
      Set<String> wanted = new LinkedHashSet<>();
      collectDirect(expression, uses, wanted);
      row.lets().keySet().stream()
          .filter(wanted::contains)
          .filter(n -> !isInlined(n, uses))
          .forEach(this::declare);
      return expression.replaceReads(this::inline);
    }

    private Expr inline(Access access) {
      if (access instanceof Access.Local local
          && row.lets().containsKey(local.name())
          && isInlined(local.name(), uses)) {
        return write(let(local.name()).parts().get(0));
      }
      return Expr.read(access);
    }

    void declare(String name) {
      if (!declared.add(name)) {
        return;
      }
      List<Expr> parts = let(name).parts();
      statements.add(new Statement.Declare(name, write(parts.get(0))));
      for (Expr part : parts.subList(1, parts.size())) {
        statements.add(new Statement.Assign(name, write(part)));
      }
    }
  }
}
