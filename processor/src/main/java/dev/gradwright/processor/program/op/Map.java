package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.List;

/**
 * An element-wise operation: {@code out[r,j] = expression(r, j)}.
 *
 * @param out {@code [batch, width]}
 * @param expression what each element is
 * @param adds whether the result is added to what {@code out} holds
 */
public record Map(Tensor out, Expr expression, boolean adds) implements Op {
  private Expr whole() {
    return adds ? Expr.read(new Access.Element(out)).plus(expression) : expression;
  }

  @Override
  public void interpret(Machine machine, int row) {
    for (int j = 0; j < out.width(); j++) {
      machine.set(out, row, j, machine.evaluate(whole(), row, j));
    }
  }

  @Override
  public void straightLine(StraightLine code) {
    for (int j = 0; j < out.width(); j++) {
      code.write(out, j, List.of(code.resolve(whole(), j)));
    }
  }

  @Override
  public List<Statement> loops(Loops loops) {
    if (out.width() == 1) {
      return List.of(loops.write(out, "0", loops.resolve(whole(), "0")));
    }
    Statement element = loops.write(out, "j", loops.resolve(whole(), "j"));
    return List.of(new Statement.For("j", "0", String.valueOf(out.width()), 1, List.of(element)));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.map(out, whole());
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
  public List<Expr> expressions() {
    return List.of(expression);
  }

  @Override
  public int work() {
    return out.width();
  }
}
