package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;

/**
 * One number per row from all its elements: {@code name = e(r,0) + e(r,1) + …}, or the largest; one
 * ascending chain that starts from the first element.
 *
 * @param name the row's number, read back by {@link Access.Local}
 * @param function {@link Function#ADD} or {@link Function#MAX}
 * @param width how many elements
 * @param expression what each element is
 */
public record Reduce(String name, Function function, int width, Expr expression) implements Op {
  @Override
  public void interpret(Machine machine, int row) {
    double result = machine.evaluate(expression, row, 0);
    for (int j = 1; j < width; j++) {
      result = function.apply(result, machine.evaluate(expression, row, j));
    }
    machine.local(name, result);
  }

  @Override
  public void straightLine(StraightLine out) {
    List<Expr> parts = new ArrayList<>();
    Expr result = out.resolve(expression, 0);
    for (int j = 1; j < width; j++) {
      if (j % 8 == 0) {
        parts.add(result);
        result = Expr.read(new Access.Local(name));
      }
      result = Expr.apply(function, result, out.resolve(expression, j));
    }
    parts.add(result);
    out.let(name, parts);
  }

  @Override
  public List<Statement> loops(Loops loops) {
    Statement first = new Statement.Declare(name, loops.resolve(expression, "0"));
    if (width == 1) {
      return List.of(first);
    }
    Expr next = Expr.apply(function, Loops.variable(name), loops.resolve(expression, "j"));
    return List.of(
        first,
        new Statement.For(
            "j", "1", String.valueOf(width), 1, List.of(new Statement.Assign(name, next))));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.reduce(name, function, width, expression);
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
    return width;
  }
}
