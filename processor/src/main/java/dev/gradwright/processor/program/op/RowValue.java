package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.List;

/**
 * One number per row from other numbers of the row.
 *
 * @param name the row's number, read back by {@link Access.Local}
 * @param expression what it is; reads no {@link Access.Element}
 */
public record RowValue(String name, Expr expression) implements Op {
  @Override
  public void interpret(Machine machine, int row) {
    machine.local(name, machine.evaluate(expression, row, 0));
  }

  @Override
  public void straightLine(StraightLine out) {
    out.let(name, List.of(out.resolve(expression, 0)));
  }

  @Override
  public List<Statement> loops(Loops loops) {
    return List.of(new Statement.Declare(name, loops.resolve(expression, "0")));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.rowValue(name, expression);
  }

  @Override
  public List<Tensor> reads() {
    return Op.readsOf(expression);
  }

  @Override
  public List<Tensor> writes() {
    return List.of();
  }

  @Override
  public List<String> rowNames() {
    return List.of(name);
  }

  @Override
  public List<Expr> expressions() {
    return List.of(expression);
  }

  @Override
  public int work() {
    return 1;
  }
}
