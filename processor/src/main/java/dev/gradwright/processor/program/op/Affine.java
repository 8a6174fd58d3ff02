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
  /** Units computed side by side in the loop form: independent chains hide the latency of fma. */
  private static final int UNITS_PER_PASS = 8;

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
  public List<Statement> loops(Loops loops) {
    int out = z.width();
    int whole = out - out % UNITS_PER_PASS;
    List<Statement> statements = new ArrayList<>();
    if (whole > 0) {
      statements.add(pass(loops, 0, whole, UNITS_PER_PASS));
    }
    if (whole < out) {
      statements.add(pass(loops, whole, out, out - whole));
    }
    return statements;
  }

  /** Units from..to, {@code units} of them side by side. */
  private Statement pass(Loops loops, int from, int to, int units) {
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
