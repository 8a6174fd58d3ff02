package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a matrix product by its input: {@code dx[r,k] = sum_o dz[r,o] * W[o,k]}, one
 * ascending chain over o that starts from 0, or from what other readers of x have contributed.
 *
 * @param dx {@code [batch, in]}
 * @param dz {@code [batch, out]}
 * @param weight {@code [out, in]}
 * @param adds whether dx already holds a contribution
 */
public record AffineInputGradient(Tensor dx, Tensor dz, Parameter weight, boolean adds)
    implements Op {
  private static final int UNITS_PER_PASS = 8;

  @Override
  public void interpret(Machine machine, int row) {
    int in = dx.width();
    for (int k = 0; k < in; k++) {
      double sum = adds ? machine.get(dx, row, k) : 0;
      for (int o = 0; o < dz.width(); o++) {
        sum = Math.fma(machine.get(dz, row, o), machine.parameter(weight, o * in + k), sum);
      }
      machine.set(dx, row, k, sum);
    }
  }

  @Override
  public void straightLine(StraightLine out) {
    int in = dx.width();
    for (int k = 0; k < in; k++) {
      Expr start = adds ? out.read(dx, k) : Expr.constant(0);
      List<Expr[]> products = new ArrayList<>();
      for (int o = 0; o < dz.width(); o++) {
        products.add(new Expr[] {out.read(dz, o), out.parameter(weight, o * in + k)});
      }
      out.write(dx, k, out.chain(out.nameOf(dx, k), start, products));
    }
  }

  @Override
  public List<Statement> loops(Loops loops) {
    List<Statement> statements = new ArrayList<>();
    String in = String.valueOf(dx.width());
    if (!adds) {
      Statement clear = loops.write(dx, "k", Expr.constant(0));
      statements.add(new Statement.For("k", "0", in, 1, List.of(clear)));
    }
    int whole = dz.width() - dz.width() % UNITS_PER_PASS;
    if (whole > 0) {
      statements.add(pass(loops, 0, whole, UNITS_PER_PASS));
    }
    if (whole < dz.width()) {
      statements.add(pass(loops, whole, dz.width(), dz.width() - whole));
    }
    return statements;
  }

  private Statement pass(Loops loops, int from, int to, int units) {
    int in = dx.width();
    List<Statement> body = new ArrayList<>();
    Expr sum = loops.read(dx, "k");
    for (int u = 0; u < units; u++) {
      body.add(new Statement.Declare("dz" + u, loops.read(dz, Loops.plus("o", u))));
      Expr w = loops.parameter(weight, Loops.row(in, "o", u, "k"));
      sum = Expr.fma(Loops.variable("dz" + u), w, sum);
    }
    body.add(
        new Statement.For("k", "0", String.valueOf(in), 1, List.of(loops.write(dx, "k", sum))));
    return new Statement.For("o", String.valueOf(from), String.valueOf(to), units, body);
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.affineInputGradient(dx, dz, weight, adds);
  }

  @Override
  public List<Tensor> reads() {
    return adds ? List.of(dz, dx) : List.of(dz);
  }

  @Override
  public List<Tensor> writes() {
    return List.of(dx);
  }

  @Override
  public int work() {
    return Math.max(multiplyAdds(), Math.max(dz.width(), dx.width()));
  }

  @Override
  public int multiplyAdds() {
    return Math.multiplyExact(dz.width(), dx.width());
  }
}
