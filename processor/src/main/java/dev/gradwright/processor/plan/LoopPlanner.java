package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.op.Loops;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.List;

/** Lays a step out as loops, one method where it fits, cut between operations where it does not. */
final class LoopPlanner {
  private LoopPlanner() {}

  static List<List<Statement>> plan(Step step, Loops loops) {
    boolean divisible = step.ops().stream().allMatch(op -> op.rowNames().isEmpty());
    List<List<Statement>> methods = new ArrayList<>();
    List<Statement> method = new ArrayList<>();
    List<Statement> rowLoop = new ArrayList<>();
    int bytes = 0;
    for (Op op : step.ops()) {
      List<Statement> statements = op.loops(loops);
      int own = Bytecode.of(statements) + 24;
      if (divisible && bytes > 0 && bytes + own > Bytecode.BUDGET) {
        close(rowLoop, method);
        methods.add(List.copyOf(method));
        method.clear();
        bytes = 0;
      }
      if (op.insideRowLoop()) {
        rowLoop.addAll(statements);
      } else {
        close(rowLoop, method);
        method.addAll(statements);
      }
      bytes += own;
    }
    close(rowLoop, method);
    if (!method.isEmpty()) {
      methods.add(List.copyOf(method));
    }
    return methods;
  }

  private static void close(List<Statement> rowLoop, List<Statement> method) {
    if (!rowLoop.isEmpty()) {
      method.add(new Statement.For("r", "from", "to", 1, rowLoop));
      rowLoop.clear();
    }
  }
}
