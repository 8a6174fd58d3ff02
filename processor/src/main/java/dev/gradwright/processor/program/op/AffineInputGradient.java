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
  public boolean insideRowLoop() {
    return !VectorLoops.pay(dx.width());
  }

  @Override
  public List<Statement> loops(Loops loops) {
    if (VectorLoops.pay(dx.width())) {
      VectorLoops.noteVectors(loops);
      return vectors(loops);
    }
    VectorLoops.noteVariables(loops);
    return VectorLoops.passes(
        dx.width(),
        VectorLoops.inVariables(dx.width()),
        (from, to, n) -> inputs(loops, from, to, n));
  }

  /** Inputs from..to, {@code inputs} of them side by side in variables. */
  private Statement inputs(Loops loops, int from, int to, int inputs) {
    List<Statement> body = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      Expr start = adds ? loops.read(dx, Loops.plus("k", i)) : Expr.constant(0);
      body.add(new Statement.Declare("x" + i, start));
    }
    List<Statement> inner = new ArrayList<>();
    inner.add(new Statement.Declare("dzo", loops.read(dz, "o")));
    for (int i = 0; i < inputs; i++) {
      Expr w = loops.parameter(weight, Loops.row(dx.width(), "o", 0, Loops.plus("k", i)));
      Expr sum = Loops.variable("x" + i);
      inner.add(new Statement.Assign("x" + i, Expr.fma(Loops.variable("dzo"), w, sum)));
    }
    body.add(new Statement.For("o", "0", String.valueOf(dz.width()), 1, inner));
    for (int i = 0; i < inputs; i++) {
      body.add(loops.write(dx, Loops.plus("k", i), Loops.variable("x" + i)));
    }
    return new Statement.For("k", String.valueOf(from), String.valueOf(to), inputs, body);
  }

  /** All inputs of a row side by side; each row of the block sums in a scratch array. */
  private List<Statement> vectors(Loops loops) {
    List<Statement> statements = new ArrayList<>();
    statements.add(
        adds
            ? VectorLoops.spread(loops, dx, "from", "to")
            : VectorLoops.clear(loops, dx.width(), "k", "from", "to"));
    statements.addAll(
        VectorLoops.passes(
            dz.width(), VectorLoops.TERMS, (from, to, n) -> units(loops, from, to, n)));
    statements.add(VectorLoops.gather(loops, dx, "from", "to"));
    return statements;
  }

  /** Units from..to, {@code units} of them at once, their weights copied first. */
  private Statement units(Loops loops, int from, int to, int units) {
    int in = dx.width();
    List<Statement> body = new ArrayList<>();
    for (int u = 0; u < units; u++) {
      String start = loops.place(weight, Loops.row(in, "o", u));
      body.add(VectorLoops.array(loops, "w" + u, u, in));
      body.add(new Statement.CopyRange("w", start, "w" + u, "0", in));
    }
    List<Statement> row = new ArrayList<>();
    row.add(new Statement.DeclareArray("sum", VectorLoops.ofRow(loops, in, "from", 0)));
    for (int u = 0; u < units; u++) {
      row.add(new Statement.Declare("dz" + u, loops.read(dz, Loops.plus("o", u))));
    }
    row.add(
        VectorLoops.chain(
            "k", in, units, u -> Loops.variable("dz" + u), u -> VectorLoops.at("w" + u, "k")));
    body.add(new Statement.For("r", "from", "to", 1, row));
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
