package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.program.op.StraightLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts the straight-line form of a step into methods. Each method is a loop over the rows with some
 * of the stores, and computes again what it shares with the method before: pure arithmetic, so the
 * bits are the same.
 */
final class StraightLinePlanner {
  private final StraightLine row;
  private final Map<String, Integer> cost = new HashMap<>();

  private StraightLinePlanner(StraightLine row) {
    this.row = row;
    for (StraightLine.Let let : row.lets().values()) {
      cost.put(let.name(), let.parts().stream().mapToInt(Bytecode::of).sum() + 4);
    }
  }

  /** Returns the bodies of the methods, one row loop each. */
  static List<List<Statement>> plan(Step step, StepNames names) {
    StraightLine row = new StraightLine(names);
    for (Op op : step.ops()) {
      op.straightLine(row);
    }
    return new StraightLinePlanner(row).cut();
  }

  private List<List<Statement>> cut() {
    List<List<Statement>> methods = new ArrayList<>();
    List<StraightLine.Store> stores = new ArrayList<>();
    Set<String> needed = new LinkedHashSet<>();
    int bytes = 0;
    for (StraightLine.Store store : row.stores()) {
      Set<String> more = new LinkedHashSet<>();
      collect(store.value(), more);
      int own = Bytecode.of(store.value()) + store.indexBytes() + 3;
      int added = more.stream().filter(n -> !needed.contains(n)).mapToInt(this::cost).sum();
      if (!stores.isEmpty() && bytes + own + added > Bytecode.BUDGET) {
        methods.add(method(stores, needed));
        stores.clear();
        needed.clear();
        bytes = 0;
        added = more.stream().mapToInt(this::cost).sum();
      }
      stores.add(store);
      needed.addAll(more);
      bytes += own + added;
    }
    if (!stores.isEmpty()) {
      methods.add(method(stores, needed));
    }
    return methods;
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

  private List<Statement> method(List<StraightLine.Store> stores, Set<String> needed) {
    Map<String, Integer> uses = new HashMap<>();
    for (String name : needed) {
      for (Expr part : let(name).parts()) {
        locals(part).forEach(n -> uses.merge(n, 1, Integer::sum));
      }
    }
    stores.forEach(s -> locals(s.value()).forEach(n -> uses.merge(n, 1, Integer::sum)));
    List<Statement> body = new ArrayList<>();
    Set<String> declared = new LinkedHashSet<>();
    for (StraightLine.Store store : stores) {
      Expr value = write(store.value(), uses, declared, body);
      body.add(new Statement.Store(store.array(), store.index(), value));
    }
    return List.of(new Statement.For("r", "from", "to", 1, body));
  }

  private StraightLine.Let let(String name) {
    StraightLine.Let let = row.lets().get(name);
    if (let == null) {
      throw new IllegalStateException("no number is named " + name);
    }
    return let;
  }

  /** Declares what an expression needs and returns it with single uses put in place. */
  private Expr write(
      Expr expression, Map<String, Integer> uses, Set<String> declared, List<Statement> body) {
    return expression.replaceReads(
        access -> {
          Expr read = Expr.read(access);
          if (!(access instanceof Access.Local local) || !row.lets().containsKey(local.name())) {
            return read;
          }
          StraightLine.Let let = let(local.name());
          if (declared.contains(let.name())) {
            return read;
          }
          if (let.parts().size() == 1 && uses.getOrDefault(let.name(), 0) == 1) {
            return write(let.parts().get(0), uses, declared, body);
          }
          Expr first = write(let.parts().get(0), uses, declared, body);
          declared.add(let.name());
          body.add(new Statement.Declare(let.name(), first));
          for (Expr part : let.parts().subList(1, let.parts().size())) {
            body.add(new Statement.Assign(let.name(), write(part, uses, declared, body)));
          }
          return read;
        });
  }
}
