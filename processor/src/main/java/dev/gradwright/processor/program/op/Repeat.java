package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several operations once for every value of a loop variable, as a recurrence needs: each time sees
 * what the times before have set.
 *
 * @param range the loop
 * @param body the operations; none of them sets numbers of the row or adds to the gradient of a
 *     parameter: such sums run over all times at once, behind the loop
 */
public record Repeat(Range range, List<Op> body) implements Op {
  /** Copies the list. */
  public Repeat {
    body = List.copyOf(body);
    if (body.stream()
        .anyMatch(
            op -> !op.rowNames().isEmpty() || !op.insideRowLoop() || !op.gradients().isEmpty())) {
      throw new IllegalArgumentException("an operation that cannot be repeated: " + body);
    }
  }

  @Override
  public void interpret(Machine machine, int row) {
    Domain.of(range).run(machine.variables(), () -> body.forEach(op -> op.interpret(machine, row)));
  }

  @Override
  public void straightLine(StraightLine out) {
    Domain.of(range).run(out.variables(), () -> body.forEach(op -> op.straightLine(out)));
  }

  @Override
  public List<Statement> loops(Loops loops) {
    List<Statement> statements = new ArrayList<>();
    body.forEach(op -> statements.addAll(op.loops(loops)));
    return NestedLoops.around(Domain.of(range), statements);
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.repeat(this);
  }

  /** What is read and not set by an earlier operation of the same time. */
  @Override
  public List<Tensor> reads() {
    Set<Tensor> reads = new LinkedHashSet<>();
    body.forEach(op -> reads.addAll(op.reads()));
    body.forEach(op -> reads.removeAll(op.writes()));
    return List.copyOf(reads);
  }

  @Override
  public List<Tensor> writes() {
    Set<Tensor> writes = new LinkedHashSet<>();
    body.forEach(op -> writes.addAll(op.writes()));
    return List.copyOf(writes);
  }

  @Override
  public boolean hasStraightLine() {
    return body.stream().allMatch(Op::hasStraightLine);
  }

  @Override
  public Set<String> loopVariables() {
    Set<String> names = new TreeSet<>(Set.of(range.variable()));
    body.forEach(op -> names.addAll(op.loopVariables()));
    return names;
  }

  @Override
  public List<Expr> expressions() {
    return body.stream().flatMap(op -> op.expressions().stream()).toList();
  }

  @Override
  public long flops() {
    return range.length() * body.stream().mapToLong(Op::flops).sum();
  }

  @Override
  public int work() {
    return body.stream().mapToInt(op -> Op.product(range.length(), op.work())).reduce(0, Op::sum);
  }

  @Override
  public int multiplyAdds() {
    return body.stream()
        .mapToInt(op -> Op.product(range.length(), op.multiplyAdds()))
        .reduce(0, Op::sum);
  }
}
