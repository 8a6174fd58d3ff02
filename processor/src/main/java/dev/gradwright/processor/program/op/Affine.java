package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product of a dense layer: {@code z[r,o] = b[o] + sum_k x[r,k] * W[o,k]}, one ascending
 * chain over k that starts from the bias.
 *
 * @param z {@code [batch, out]}
 * @param x {@code [batch, in]}
 * @param weight {@code [out, in]}
 * @param bias {@code [out]}, or null for none
 */
public record Affine(Tensor z, Tensor x, Parameter weight, @Nullable Parameter bias) implements Op {
  /** With fewer rows, transposing the weights takes longer than vectors save. */
  private static final int LEAST_ROWS = 4;

  /** Sums side by side where rows are few: enough to hide the latency of a multiply-add. */
  private static final int UNITS_OF_A_ROW = 16;

  private static final String FEW_ROWS =
      "Fewer than " + LEAST_ROWS + " rows are not worth it: their sums stand in variables.";

  @Override
  public void interpret(Machine machine, int row) {
    int in = x.width();
    for (int o = 0; o < z.width(); o++) {
      double sum = bias == null ? 0 : machine.parameter(bias, o);
      for (int k = 0; k < in; k++) {
        sum = Math.fma(machine.get(x, row, k), machine.parameter(weight, o * in + k), sum);
      }
      machine.set(z, row, o, sum);
    }
  }

  @Override
  public void straightLine(StraightLine out) {
    int in = x.width();
    for (int o = 0; o < z.width(); o++) {
      List<Expr[]> products = new ArrayList<>();
      for (int k = 0; k < in; k++) {
        products.add(new Expr[] {out.read(x, k), out.parameter(weight, o * in + k)});
      }
      Expr start = bias == null ? Expr.constant(0) : out.parameter(bias, o);
      out.write(z, o, out.chain(out.nameOf(z, o), start, products));
    }
  }

  @Override
  public boolean insideRowLoop() {
    return !VectorLoops.pay(z.width());
  }

  @Override
  public List<Statement> loops(Loops loops) {
    if (VectorLoops.pay(z.width())) {
      VectorLoops.noteVectors(loops);
      loops.note(FEW_ROWS);
      List<Statement> sums =
          VectorLoops.passes(z.width(), UNITS_OF_A_ROW, (from, to, n) -> units(loops, from, to, n));
      Statement rows = new Statement.For("r", "from", "to", 1, sums);
      return List.of(
          new Statement.Branch(
              "to - from < " + LEAST_ROWS, List.of(rows), List.of(vectors(loops))));
    }
    VectorLoops.noteVariables(loops);
    return inVariables(loops);
  }

  private List<Statement> inVariables(Loops loops) {
    return VectorLoops.passes(
        z.width(), VectorLoops.inVariables(z.width()), (from, to, n) -> units(loops, from, to, n));
  }

  /** Units from..to, {@code units} of them side by side in variables. */
  private Statement units(Loops loops, int from, int to, int units) {
    int in = x.width();
    List<Statement> body = new ArrayList<>();
    for (int u = 0; u < units; u++) {
      Expr start = bias == null ? Expr.constant(0) : loops.parameter(bias, Loops.plus("o", u));
      body.add(new Statement.Declare("z" + u, start));
    }
    List<Statement> inner = new ArrayList<>();
    inner.add(new Statement.Declare("xk", loops.read(x, "k")));
    for (int u = 0; u < units; u++) {
      Expr w = loops.parameter(weight, Loops.row(in, "o", u, "k"));
      Expr sum = Loops.variable("z" + u);
      inner.add(new Statement.Assign("z" + u, Expr.fma(Loops.variable("xk"), w, sum)));
    }
    body.add(new Statement.For("k", "0", String.valueOf(in), 1, inner));
    for (int u = 0; u < units; u++) {
      body.add(loops.write(z, Loops.plus("o", u), Loops.variable("z" + u)));
    }
    return new Statement.For("o", String.valueOf(from), String.valueOf(to), units, body);
  }

  /** All units of a row side by side, the rows in pieces; each row sums in a scratch array. */
  private Statement vectors(Loops loops) {
    int out = z.width();
    List<Statement> piece = new ArrayList<>();
    piece.add(new Statement.DeclareInt("end", "Math.min(p + " + VectorLoops.ROWS + ", to)"));
    if (bias == null) {
      piece.add(VectorLoops.clear(loops, out, "o", "p", "end"));
    } else {
      String row = VectorLoops.ofRow(loops, out, "p", 0);
      Statement start = new Statement.CopyRange("w", loops.offset(bias), row, "0", out);
      piece.add(new Statement.For("r", "p", "end", 1, List.of(start)));
    }
    piece.addAll(
        VectorLoops.passes(
            x.width(), VectorLoops.TERMS, (from, to, n) -> inputs(loops, from, to, n)));
    piece.add(VectorLoops.gather(loops, z, "p", "end"));
    return new Statement.For("p", "from", "to", VectorLoops.ROWS, piece);
  }

  /** Inputs from..to, {@code inputs} of them at once, their weights transposed first. */
  private Statement inputs(Loops loops, int from, int to, int inputs) {
    int out = z.width();
    List<Statement> body = new ArrayList<>();
    List<Statement> transpose = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      body.add(VectorLoops.array(loops, "w" + i, i, out));
      String place = Loops.row(x.width(), "o", 0, Loops.plus("k", i));
      transpose.add(new Statement.Store("w" + i, "o", loops.parameter(weight, place)));
    }
    body.add(new Statement.For("o", "0", String.valueOf(out), 1, transpose));
    List<Statement> row = new ArrayList<>();
    row.add(new Statement.DeclareArray("sum", VectorLoops.ofRow(loops, out, "p", 0)));
    for (int i = 0; i < inputs; i++) {
      row.add(new Statement.Declare("x" + i, loops.read(x, Loops.plus("k", i))));
    }
    row.add(
        VectorLoops.chain(
            "o", out, inputs, i -> Loops.variable("x" + i), i -> VectorLoops.at("w" + i, "o")));
    body.add(new Statement.For("r", "p", "end", 1, row));
    return new Statement.For("k", String.valueOf(from), String.valueOf(to), inputs, body);
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.affine(z, x, weight, bias);
  }

  @Override
  public List<Tensor> reads() {
    return List.of(x);
  }

  @Override
  public List<Tensor> writes() {
    return List.of(z);
  }

  @Override
  public int work() {
    return Math.max(multiplyAdds(), Math.max(z.width(), x.width()));
  }

  @Override
  public int multiplyAdds() {
    return Math.multiplyExact(z.width(), x.width());
  }
}
