package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.op.BiasGradient;
import dev.gradwright.processor.program.op.WeightGradient;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gradients of weights and biases in a block: sums over its rows, so these are no lanes. */
final class BlockGradients {
  private static final int ROWS = LaneArrays.ROWS;

  /** Below this many inputs a row is padded: it would not fill the vectors of any processor. */
  private static final int NARROW = 16;

  /** Bias sums computed side by side, to hide the latency of an addition. */
  private static final int SUMS = 8;

  private final BlockCode code;
  private final Set<BiasGradient> done = new LinkedHashSet<>();

  BlockGradients(BlockCode code) {
    this.code = code;
  }

  /** {@code dW[o,k] = sum_r dz[r,o] x[r,k]}: the rows of the workspace are the vectors. */
  void weight(WeightGradient op) {
    boolean isFirst = code.isFirstGradient(op);
    if (op.x().width() >= NARROW) {
      wideWeightGradient(op.weight(), op.dz(), op.x(), isFirst);
    } else if (isFirst) {
      narrowWeightGradient(op.weight(), op.dz(), op.x());
    } else {
      MethodWriter method = code.method();
      method.count();
      method.from();
      moreWeightGradient(method, op.weight(), op.dz(), op.x(), "0");
      code.finish(method);
    }
  }

  /** Columns whose sums go on from what is there, one by one. */
  private void moreWeightGradient(
      MethodWriter method, Parameter weight, Tensor dz, Tensor x, String first) {
    int in = x.width();
    String g =
        method.gradients() + "[" + code.arrays.offset(weight) + " + " + in + " * o + column]";
    method.open("for (int o = 0; o < " + dz.width() + "; o++)");
    method.open("for (int column = " + first + "; column < " + in + "; column++)");
    method.line("float sum = " + g + ";");
    method.open("for (int r = 0; r < n; r++)");
    method.line(
        String.format(
            Locale.ROOT,
            "sum = Math.fma(%s[%d * o + r], %s[%d * (from + r) + column], sum);",
            method.lanes(dz),
            ROWS,
            method.rows(x),
            in));
    method.close();
    method.line(g + " = sum;");
    method.close();
    method.close();
  }

  private Product weightProduct(
      Tensor dz, int units, Product.Vector vector, Product.Out out, boolean isFirst) {
    return new Product(
        new Product.Scalar(m -> m.lanes(dz), "", ROWS, 1),
        vector,
        out,
        isFirst ? new Product.Start.Zero() : new Product.Start.Present(),
        units,
        "o",
        "k",
        "r",
        "n");
  }

  /** The last columns are computed twice rather than one by one: the same bits once more. */
  private void wideWeightGradient(Parameter weight, Tensor dz, Tensor x, boolean isFirst) {
    int in = x.width();
    Product product =
        weightProduct(
            dz,
            dz.width(),
            new Product.Vector(m -> m.rows(x), in + " * from + ", in),
            new Product.Out(MethodWriter::gradients, code.arrays.offset(weight) + " + ", in),
            isFirst);
    MethodWriter method = code.method();
    Tile tiles = new Tile(code.arrays, product, code.arrays.free(code.name + "Tile"), code.methods);
    method.count();
    method.from();
    method.line("int k = 0;");
    method.open("for (; k + 2 * L <= " + in + "; k += 2 * L)");
    tiles.all(method, 2, "k");
    method.close();
    method.open("for (; k + L <= " + in + "; k += L)");
    tiles.all(method, 1, "k");
    method.close();
    method.open("if (k < " + in + ")");
    if (isFirst) {
      tiles.all(method, 1, in + " - L");
    } else {
      moreWeightGradient(method, weight, dz, x, "k");
    }
    method.close();
    code.finish(method);
  }

  /** Rows padded to 16 numbers, one of them 1, by which the bias learns in the same tiles. */
  private void narrowWeightGradient(Parameter weight, Tensor dz, Tensor x) {
    int in = x.width();
    int out = dz.width();
    BiasGradient bias = in + 1 > NARROW ? null : biasOf(dz);
    Tensor padded = code.scratch(NARROW);
    Tensor sums = code.scratch(Math.max(1, (NARROW * out + ROWS - 1) / ROWS));
    Product product =
        weightProduct(
            dz,
            out,
            new Product.Vector(m -> m.lanes(padded), "", NARROW),
            new Product.Out(m -> m.lanes(sums), "", NARROW),
            true);
    MethodWriter method = code.method();
    Tile tiles = new Tile(code.arrays, product, code.arrays.free(code.name + "Tile"), code.methods);
    method.count();
    method.from();
    String rows = method.rows(x);
    String to = method.lanes(padded);
    method.open("for (int r = 0; r < n; r++)");
    method.open("for (int k = 0; k < " + in + "; k++)");
    method.line(
        String.format(
            Locale.ROOT, "%s[%d * r + k] = %s[%d * (from + r) + k];", to, NARROW, rows, in));
    method.close();
    if (bias != null) {
      method.line(String.format(Locale.ROOT, "%s[%d * r + %d] = 1f;", to, NARROW, in));
    }
    method.close();
    method.open("for (int k = 0; k < " + (bias == null ? in : in + 1) + "; k += L)");
    tiles.all(method, 1, "k");
    method.close();
    String sum = method.lanes(sums);
    String g = method.gradients();
    method.open("for (int o = 0; o < " + out + "; o++)");
    method.open("for (int k = 0; k < " + in + "; k++)");
    method.line(
        String.format(
            Locale.ROOT,
            "%s[%s + %d * o + k] = %s[%d * o + k];",
            g,
            code.arrays.offset(weight),
            in,
            sum,
            NARROW));
    method.close();
    if (bias != null) {
      method.line(
          String.format(
              Locale.ROOT,
              "%s[%s + o] = %s[%d * o + %d];",
              g,
              code.arrays.offset(bias.bias()),
              sum,
              NARROW,
              in));
      done.add(bias);
    }
    method.close();
    code.finish(method);
  }

  private @Nullable BiasGradient biasOf(Tensor dz) {
    return code.step.ops().stream()
        .filter(BiasGradient.class::isInstance)
        .map(BiasGradient.class::cast)
        .filter(b -> b.dz().equals(dz) && code.isFirstGradient(b))
        .findFirst()
        .orElse(null);
  }

  /** {@code db[o] = sum_r dz[r,o]}, unless the weights' tiles have done it. */
  void bias(BiasGradient op) {
    if (done.contains(op)) {
      return;
    }
    MethodWriter method = code.method();
    method.count();
    int out = op.dz().width();
    int whole = out - out % SUMS;
    if (whole > 0) {
      method.open("for (int o = 0; o < " + whole + "; o += " + SUMS + ")");
      biasSums(method, op, "o", SUMS);
      method.close();
    }
    if (whole < out) {
      biasSums(method, op, String.valueOf(whole), out - whole);
    }
    code.finish(method);
  }

  private void biasSums(MethodWriter method, BiasGradient op, String o, int sums) {
    String dz = method.lanes(op.dz());
    String g = method.gradients();
    for (int i = 0; i < sums; i++) {
      String start =
          code.isFirstGradient(op)
              ? "0f"
              : g + "[" + code.arrays.offset(op.bias()) + " + " + unit(o, i) + "]";
      method.line("float b" + i + " = " + start + ";");
    }
    method.open("for (int r = 0; r < n; r++)");
    for (int i = 0; i < sums; i++) {
      method.line(String.format(Locale.ROOT, "b%d += %s[%d * %s + r];", i, dz, ROWS, unit(o, i)));
    }
    method.close();
    for (int i = 0; i < sums; i++) {
      method.line(
          String.format(
              Locale.ROOT, "%s[%s + %s] = b%d;", g, code.arrays.offset(op.bias()), unit(o, i), i));
    }
  }

  private static String unit(String o, int i) {
    return i == 0 ? o : "(" + o + " + " + i + ")";
  }
}
