package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Parts of loops that HotSpot turns into vector instructions: {@code sum[j] = fma(…, fma(a0, b0[j],
 * sum[j]))} over a contiguous j. All arrays must be indexed alike, so rows of a larger array are
 * copied to scratch arrays first; two different offsets known at run time only keep a loop scalar.
 */
final class VectorLoops {
  /** Products of one pass: one load and store of the sum for all; twelve are not vectorised. */
  static final int TERMS = 8;

  /** Shorter loops spend their time before and behind the vector instructions. */
  static final int SHORTEST = 16;

  /** Most units kept in variables side by side where there are too few for vectors. */
  static final int MOST_IN_VARIABLES = 12;

  /** Rows of a block. A backward pass is never given more; predictions go through in pieces. */
  static final int ROWS = 64;

  private static final String VECTORS =
      "HotSpot makes vector instructions of a loop whose arrays are all indexed alike, so rows of"
          + " numbers are copied to arrays of their own first.";

  private static final String VARIABLES =
      "Fewer than " + SHORTEST + " sums do not fill vectors: they stand in variables.";

  private VectorLoops() {}

  /** Returns whether a loop of this length gains from vectors. */
  static boolean pay(int length) {
    return length >= SHORTEST;
  }

  static void noteVectors(Loops loops) {
    loops.note(VECTORS);
  }

  static void noteVariables(Loops loops) {
    loops.note(VARIABLES);
  }

  /** Returns how many sums to keep in variables at a time, so that passes are of similar size. */
  static int inVariables(int sums) {
    int passes = (sums + MOST_IN_VARIABLES - 1) / MOST_IN_VARIABLES;
    return (sums + passes - 1) / passes;
  }

  /** A loop over {@code from..to}, of which the body does {@code step} at once. */
  interface Pass {
    Statement write(int from, int to, int step);
  }

  /** Returns the whole passes over {@code 0..length}, and a smaller one for what is left. */
  static List<Statement> passes(int length, int step, Pass pass) {
    int whole = length - length % step;
    List<Statement> statements = new ArrayList<>();
    if (whole > 0) {
      statements.add(pass.write(0, whole, step));
    }
    if (whole < length) {
      statements.add(pass.write(whole, length, length - whole));
    }
    return statements;
  }

  /**
   * Returns the scratch array of row r, counted from the block's first: {@code t[8 + r - from]}.
   */
  static String ofRow(Loops loops, int length, String first, int offset) {
    for (int i = 0; i < ROWS; i++) {
      var unused = loops.scratch(TERMS + i, length);
    }
    return "t[" + (TERMS + offset) + " + r - " + first + "]";
  }

  /** Returns {@code float[] name = t[i];} for a scratch array of this length. */
  static Statement array(Loops loops, String name, int i, int length) {
    return new Statement.DeclareArray(name, loops.scratch(i, length));
  }

  /** Returns a loop that copies every row of a tensor to a scratch array of its own. */
  static Statement spread(Loops loops, Tensor from, String first, String end) {
    int width = from.width();
    String row = ofRow(loops, width, first, 0);
    Statement copy =
        new Statement.CopyRange(loops.array(from), Loops.index(from, "r", "0"), row, "0", width);
    return new Statement.For("r", first, end, 1, List.of(copy));
  }

  /** Returns a loop that copies the scratch arrays of the rows back to a tensor. */
  static Statement gather(Loops loops, Tensor to, String first, String end) {
    int width = to.width();
    String row = ofRow(loops, width, first, 0);
    Statement copy =
        new Statement.CopyRange(row, "0", loops.array(to), Loops.index(to, "r", "0"), width);
    return new Statement.For("r", first, end, 1, List.of(copy));
  }

  /** Returns a loop that sets the scratch arrays of the rows to 0. */
  static Statement clear(Loops loops, int width, String j, String first, String end) {
    Statement array = new Statement.DeclareArray("sum", ofRow(loops, width, first, 0));
    Statement clear = new Statement.Store("sum", j, Expr.constant(0));
    Statement all = new Statement.For(j, "0", String.valueOf(width), 1, List.of(clear));
    return new Statement.For("r", first, end, 1, List.of(array, all));
  }

  /** Returns {@code for j: sum[j] = fma(left(n), right(n), … fma(left(0), right(0), sum[j]))}. */
  static Statement chain(
      String j, int length, int terms, IntFunction<Expr> left, IntFunction<Expr> right) {
    Expr sum = at("sum", j);
    for (int i = 0; i < terms; i++) {
      sum = Expr.fma(left.apply(i), right.apply(i), sum);
    }
    Statement store = new Statement.Store("sum", j, sum);
    return new Statement.For(j, "0", String.valueOf(length), 1, List.of(store));
  }

  static Expr at(String array, String j) {
    return new Expr.Code(array + "[" + j + "]", 10);
  }
}
