package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Iterations;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The largest or the smallest of several: {@code out[r, at] = max over inner of expression}, in the
 * order of the loops; minus or plus infinity where there is none. NaN stays.
 *
 * @param out where to
 * @param at the element, depending on the outer loops
 * @param outer the elements
 * @param inner what is compared for each of them
 * @param function {@link Function#MAX} or {@link Function#MIN}
 * @param expression what is compared
 */
public record Fold(
    Tensor out, Index at, Domain outer, Domain inner, Function function, Expr expression)
    implements Op {
  /** Refuses functions that have no neutral element here. */
  public Fold {
    if (function != Function.MAX && function != Function.MIN) {
      throw new IllegalArgumentException("no fold: " + function);
    }
  }

  /** Returns what the comparison starts from. */
  public double start() {
    return function == Function.MAX ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  @Override
  public void interpret(Machine machine, int row) {
    outer.run(
        machine.variables(),
        () -> {
          double[] best = {start()};
          inner.run(
              machine.variables(),
              () -> best[0] = function.apply(best[0], machine.evaluate(expression, row, 0)));
          machine.set(out, row, machine.place(at), best[0]);
        });
  }

  @Override
  public void straightLine(StraightLine code) {
    outer.run(
        code.variables(),
        () -> {
          List<Expr> parts = new ArrayList<>();
          int place = code.place(at);
          String name = code.nameOf(out, place);
          Expr[] best = {Expr.constant(start())};
          inner.run(
              code.variables(),
              () -> {
                Expr next = Expr.apply(function, best[0], code.resolve(expression, 0));
                parts.add(next);
                best[0] = StraightLine.named(name);
              });
          code.write(out, place, parts.isEmpty() ? List.of(best[0]) : parts);
        });
  }

  @Override
  public List<Statement> loops(Loops loops) {
    Expr next = Expr.apply(function, Loops.variable("z0"), loops.resolve(expression, "0"));
    List<Statement> body = new ArrayList<>();
    body.add(new Statement.Declare("z0", Expr.constant(start())));
    body.addAll(NestedLoops.around(inner, List.of(new Statement.Assign("z0", next))));
    body.add(loops.write(out, at.java(), Loops.variable("z0")));
    return NestedLoops.enclosing(outer, body);
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.fold(this);
  }

  @Override
  public List<Tensor> reads() {
    return Op.readsOf(expression);
  }

  @Override
  public List<Tensor> writes() {
    return List.of(out);
  }

  @Override
  public Set<String> loopVariables() {
    Set<String> names = new TreeSet<>(outer.variables());
    names.addAll(inner.variables());
    return names;
  }

  @Override
  public List<Expr> expressions() {
    return List.of(expression);
  }

  @Override
  public long flops() {
    return Iterations.count(outer, inner);
  }

  @Override
  public int work() {
    return Op.count(Iterations.count(outer, inner));
  }
}
