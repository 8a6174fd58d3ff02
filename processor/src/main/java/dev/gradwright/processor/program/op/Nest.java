package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Iterations;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.List;
import java.util.Set;

/**
 * Nested loops that set one element at a time: {@code out[r, at] = expression}, in the order of the
 * loops. A place may come up several times: then the last value stays, or all are added.
 *
 * @param out where to
 * @param at the element, depending on the loops
 * @param domain the loops
 * @param expression what the element is; its reads are {@link Access.At} and the like
 * @param adds whether the result is added to what {@code out} holds
 */
public record Nest(Tensor out, Index at, Domain domain, Expr expression, boolean adds)
    implements Op {
  /** Returns the value that is set. */
  public Expr whole() {
    return adds ? Expr.read(new Access.At(out, at)).plus(expression) : expression;
  }

  @Override
  public void interpret(Machine machine, int row) {
    domain.run(
        machine.variables(),
        () -> machine.set(out, row, machine.place(at), machine.evaluate(whole(), row, 0)));
  }

  @Override
  public void straightLine(StraightLine code) {
    domain.run(
        code.variables(), () -> code.write(out, code.place(at), List.of(code.resolve(whole(), 0))));
  }

  @Override
  public List<Statement> loops(Loops loops) {
    Statement set = loops.write(out, at.java(), loops.resolve(whole(), "0"));
    return NestedLoops.around(domain, List.of(set));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.nest(this);
  }

  @Override
  public List<Tensor> reads() {
    return Op.readsOf(whole());
  }

  @Override
  public List<Tensor> writes() {
    return List.of(out);
  }

  @Override
  public Set<String> loopVariables() {
    return domain.variables();
  }

  @Override
  public List<Expr> expressions() {
    return List.of(expression);
  }

  @Override
  public long flops() {
    return Iterations.count(domain);
  }

  @Override
  public int work() {
    return domain.size();
  }
}
