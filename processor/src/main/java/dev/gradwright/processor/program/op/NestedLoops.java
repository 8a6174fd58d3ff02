package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Guard;
import dev.gradwright.processor.program.code.Statement;
import java.util.List;

/** Writes the loops of a {@link Domain} around a body. */
final class NestedLoops {
  private NestedLoops() {}

  /** The same around a body with variables of its own, which meet no others without a loop. */
  static List<Statement> enclosing(Domain domain, List<Statement> body) {
    return domain.ranges().isEmpty() && domain.guards().isEmpty()
        ? List.of(new Statement.Block(body))
        : around(domain, body);
  }

  static List<Statement> around(Domain domain, List<Statement> body) {
    List<Statement> inner = body;
    List<Domain.Loop> loops = domain.loops();
    for (int i = loops.size() - 1; i >= 0; i--) {
      Domain.Loop loop = loops.get(i);
      inner = List.of(new Statement.For(loop.variable(), loop.from(), loop.to(), 1, inner));
    }
    for (Guard guard : domain.outside()) {
      inner = List.of(new Statement.Branch(guard.java(), inner, List.of()));
    }
    return inner;
  }
}
