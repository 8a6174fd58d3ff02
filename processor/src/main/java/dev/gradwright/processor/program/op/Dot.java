package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;

/**
 * One number per row as a sum of products: {@code name = a(r,0)*b(r,0) + a(r,1)*b(r,1) + …}, one
 * ascending fma chain that starts from 0.
 *
 * @param name the row's number, read back by {@link Access.Local}
 * @param width how many products
 * @param left the first factor of each
 * @param right the second factor of each
 */
public record Dot(String name, int width, Expr left, Expr right) implements Op {
  @Override
  public void interpret(Machine machine, int row) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      sum = Math.fma(machine.evaluate(left, row, j), machine.evaluate(right, row, j), sum);
    }
    machine.local(name, sum);
  }

  @Override
  public void straightLine(StraightLine out) {
    List<Expr[]> products = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      products.add(new Expr[] {out.resolve(left, j), out.resolve(right, j)});
    }
    out.let(name, out.chain(name, Expr.constant(0), products));
  }

  @Override
  public List<Statement> loops(Loops loops) {
    Expr next = Expr.fma(loops.resolve(left, "j"), loops.resolve(right, "j"), Loops.variable(name));
    return List.of(
        new Statement.Declare(name, Expr.constant(0)),
        new Statement.For(
            "j", "0", String.valueOf(width), 1, List.of(new Statement.Assign(name, next))));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.dot(name, width, left, right);
  }

  @Override
  public List<Tensor> reads() {
    return Op.readsOf(left.plus(right));
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
    return List.of(left, right);
  }

  @Override
  public int work() {
    return width;
  }
}
