package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a matrix product by its weights: {@code dW[o,k] = sum_r dz[r,o] * x[r,k]}, within
 * a block of rows one ascending chain over r.
 *
 * @param weight {@code [out, in]}
 * @param dz {@code [batch, out]}
 * @param x {@code [batch, in]}
 */
public record WeightGradient(Parameter weight, Tensor dz, Tensor x) implements Op {
  /** Rows taken in one pass of the loop form: one load and store of dW for four products. */
  private static final int ROWS_PER_PASS = 4;

  @Override
  public void interpret(Machine machine, int row) {
    int in = x.width();
    for (int o = 0; o < dz.width(); o++) {
      for (int k = 0; k < in; k++) {
        int i = o * in + k;
        double sum = machine.gradient(weight, i);
        machine.gradient(weight, i, Math.fma(machine.get(dz, row, o), machine.get(x, row, k), sum));
      }
    }
  }

  @Override
  public void straightLine(StraightLine out) {
    int in = x.width();
    for (int o = 0; o < dz.width(); o++) {
      for (int k = 0; k < in; k++) {
        out.addProduct(weight, o * in + k, out.read(dz, o), out.read(x, k));
      }
    }
  }

  @Override
  public boolean insideRowLoop() {
    return false;
  }

  @Override
  public List<Statement> loops(Loops loops) {
    return List.of(
        new Statement.DeclareInt("whole", "to - (to - from) % " + ROWS_PER_PASS),
        new Statement.For("r", "from", "whole", ROWS_PER_PASS, rows(loops, ROWS_PER_PASS)),
        new Statement.For("r", "whole", "to", 1, rows(loops, 1)));
  }

  private List<Statement> rows(Loops loops, int rows) {
    List<Statement> body = new ArrayList<>();
    String place = x.width() + " * o + k";
    Expr sum = loops.gradient(weight, place);
    for (int i = 0; i < rows; i++) {
      String row = i == 0 ? "r" : "(r + " + i + ")";
      body.add(new Statement.Declare("dz" + i, loops.read(dz, row, "o")));
      sum = Expr.fma(Loops.variable("dz" + i), loops.read(x, row, "k"), sum);
    }
    Statement store = new Statement.Store("g", loops.place(weight, place), sum);
    body.add(new Statement.For("k", "0", String.valueOf(x.width()), 1, List.of(store)));
    return List.of(new Statement.For("o", "0", String.valueOf(dz.width()), 1, body));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.weightGradient(weight, dz, x);
  }

  @Override
  public List<Tensor> reads() {
    return List.of(dz, x);
  }

  @Override
  public List<Tensor> writes() {
    return List.of();
  }

  @Override
  public List<Parameter> gradients() {
    return List.of(weight);
  }

  @Override
  public int work() {
    return Math.max(multiplyAdds(), Math.max(dz.width(), x.width()));
  }

  @Override
  public int multiplyAdds() {
    return Math.multiplyExact(dz.width(), x.width());
  }
}
