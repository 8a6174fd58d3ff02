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
    boolean byUnits = VectorLoops.pay(dz.width()) && (!VectorLoops.pay(x.width()) || isTall());
    if (byUnits || VectorLoops.pay(x.width())) {
      VectorLoops.noteVectors(loops);
      List<Statement> statements = new ArrayList<>();
      statements.add(whole(VectorLoops.TERMS));
      statements.add(VectorLoops.spread(loops, byUnits ? dz : x, "from", "to"));
      statements.add(byUnits ? units(loops) : inputs(loops));
      return statements;
    }
    return List.of(
        whole(ROWS_PER_PASS),
        new Statement.For("r", "from", "whole", ROWS_PER_PASS, rows(loops, ROWS_PER_PASS)),
        new Statement.For("r", "whole", "to", 1, rows(loops, 1)));
  }

  /** So many more units than inputs that the longer vectors pay for going through dW by columns. */
  private boolean isTall() {
    return dz.width() >= 4 * x.width();
  }

  private static Statement whole(int step) {
    return new Statement.DeclareInt("whole", "to - (to - from) % " + step);
  }

  /** All inputs of a unit side by side: a row of dW at a time. */
  private Statement inputs(Loops loops) {
    int in = x.width();
    String place = loops.place(weight, in + " * o");
    List<Statement> body = new ArrayList<>();
    body.add(VectorLoops.array(loops, "sum", 0, in));
    body.add(new Statement.CopyRange("g", place, "sum", "0", in));
    body.add(
        new Statement.For(
            "r", "from", "whole", VectorLoops.TERMS, inputs(loops, VectorLoops.TERMS)));
    body.add(new Statement.For("r", "whole", "to", 1, inputs(loops, 1)));
    body.add(new Statement.CopyRange("sum", "0", "g", place, in));
    return new Statement.For("o", "0", String.valueOf(dz.width()), 1, body);
  }

  private List<Statement> inputs(Loops loops, int rows) {
    List<Statement> body = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      body.add(new Statement.DeclareArray("x" + i, VectorLoops.ofRow(loops, x.width(), "from", i)));
      body.add(new Statement.Declare("dz" + i, loops.read(dz, row(i), "o")));
    }
    body.add(
        VectorLoops.chain(
            "k",
            x.width(),
            rows,
            i -> Loops.variable("dz" + i),
            i -> VectorLoops.at("x" + i, "k")));
    return body;
  }

  /** All units of an input side by side: a column of dW at a time. */
  private Statement units(Loops loops) {
    int out = dz.width();
    String place = x.width() + " * o + k";
    List<Statement> body = new ArrayList<>();
    body.add(VectorLoops.array(loops, "sum", 0, out));
    body.add(column(out, new Statement.Store("sum", "o", loops.gradient(weight, place))));
    body.add(
        new Statement.For(
            "r", "from", "whole", VectorLoops.TERMS, units(loops, VectorLoops.TERMS)));
    body.add(new Statement.For("r", "whole", "to", 1, units(loops, 1)));
    body.add(
        column(
            out, new Statement.Store("g", loops.place(weight, place), VectorLoops.at("sum", "o"))));
    return new Statement.For("k", "0", String.valueOf(x.width()), 1, body);
  }

  private static Statement column(int out, Statement move) {
    return new Statement.For("o", "0", String.valueOf(out), 1, List.of(move));
  }

  private List<Statement> units(Loops loops, int rows) {
    List<Statement> body = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      body.add(
          new Statement.DeclareArray("dz" + i, VectorLoops.ofRow(loops, dz.width(), "from", i)));
      body.add(new Statement.Declare("x" + i, loops.read(x, row(i), "k")));
    }
    body.add(
        VectorLoops.chain(
            "o",
            dz.width(),
            rows,
            i -> VectorLoops.at("dz" + i, "o"),
            i -> Loops.variable("x" + i)));
    return body;
  }

  private static String row(int i) {
    return i == 0 ? "r" : "(r + " + i + ")";
  }

  private List<Statement> rows(Loops loops, int rows) {
    List<Statement> body = new ArrayList<>();
    String place = x.width() + " * o + k";
    Expr sum = loops.gradient(weight, place);
    for (int i = 0; i < rows; i++) {
      body.add(new Statement.Declare("dz" + i, loops.read(dz, row(i), "o")));
      sum = Expr.fma(Loops.variable("dz" + i), loops.read(x, row(i), "k"), sum);
    }
    Statement store = new Statement.Store("g", loops.place(weight, place), sum);
    body.add(new Statement.For("k", "0", String.valueOf(x.width()), 1, List.of(store)));
    return List.of(new Statement.For("o", "0", String.valueOf(dz.width()), 1, body));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.weightGradient(this);
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
