package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Iterations;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.List;
import java.util.Set;

/**
 * The gradient of a table by the rows that numbers have named: {@code dW[stride * label[r, place] +
 * index] += addend}, row by row and in the order of the loops.
 *
 * @param domain the loops
 * @param picked the place in the table
 * @param addend what is added
 */
public record Scatter(Domain domain, Access.WeightPicked picked, Expr addend) implements Op {
  @Override
  public void interpret(Machine machine, int row) {
    Parameter weight = picked.parameter();
    domain.run(
        machine.variables(),
        () -> {
          int label = (int) machine.get(picked.label(), row, machine.place(picked.place()));
          int place = picked.stride() * label + machine.place(picked.index());
          double more = machine.evaluate(addend, row, 0);
          machine.gradient(weight, place, machine.gradient(weight, place) + more);
        });
  }

  @Override
  public void straightLine(StraightLine out) {
    throw new IllegalStateException("the places are known at run time only");
  }

  @Override
  public boolean hasStraightLine() {
    return false;
  }

  @Override
  public List<Statement> loops(Loops loops) {
    String place = loops.picked(picked);
    Expr before = new Expr.Code("g[" + place + "]", 40);
    Statement add = new Statement.Store("g", place, before.plus(loops.resolve(addend, "0")));
    return NestedLoops.around(domain, List.of(add));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.scatter(this);
  }

  @Override
  public List<Tensor> reads() {
    return Op.readsOf(addend.plus(Expr.read(picked)));
  }

  @Override
  public List<Tensor> writes() {
    return List.of();
  }

  @Override
  public List<Parameter> gradients() {
    return List.of(picked.parameter());
  }

  @Override
  public Set<String> loopVariables() {
    return domain.variables();
  }

  @Override
  public List<Expr> expressions() {
    return List.of(addend);
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
