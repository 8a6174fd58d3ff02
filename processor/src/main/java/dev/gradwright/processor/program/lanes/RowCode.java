package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.BiasGradient;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Fold;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Repeat;
import dev.gradwright.processor.program.op.Scatter;
import dev.gradwright.processor.program.op.WeightGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lane form of one step for a single row, whose features are the lanes: what one prediction
 * takes. Weights are packed once, so that the weights of neighbouring units are neighbours; sums
 * over the features of the row stay chains of single numbers, as in the other forms.
 */
public final class RowCode extends StepCode {
  /** Vectors of units side by side: four independent sums hide the latency of a multiply-add. */
  private static final int VECTORS = 4;

  private final List<String> packing = new ArrayList<>();

  /**
   * Begins the lane form of a step.
   *
   * @param name what its methods are called
   * @param functions takes the functions that must stand in the class
   */
  public RowCode(LaneArrays arrays, Step step, String name, Set<Function> functions) {
    super(arrays, step, name, functions);
  }

  /** Returns the calls that pack the weights. */
  public List<String> packing() {
    return packing;
  }

  @Override
  LaneArrays.LaneArray array(Tensor tensor) {
    return arrays.row(tensor);
  }

  /** A function takes whole vectors: what lies behind the row is computed and never read. */
  @Override
  String functionArguments(int width) {
    return "1, " + LaneArrays.padded(width);
  }

  @Override
  void assign(MethodWriter method, String target, int width, Expr expression) {
    if (width == 1) {
      method.line(print(method, expression, "0") + ".intoArray(" + target + ", 0);");
      return;
    }
    method.open("for (int j = 0; j < " + width + "; j += L)");
    method.line(print(method, expression, "j") + ".intoArray(" + target + ", j);");
    method.close();
  }

  @Override
  public void reduce(String local, Function function, int width, Expr expression) {
    Tensor values = values(expression, width);
    MethodWriter method = method();
    String e = method.array(array(values));
    String y = method.array(array(local(local)));
    String next =
        switch (function) {
          case ADD -> "y + " + e + "[j]";
          case MAX -> "Math.max(y, " + e + "[j])";
          default -> throw new UnsupportedOperationException("a reduction by " + function);
        };
    method.line("float y = " + e + "[0];");
    method.open("for (int j = 1; j < " + width + "; j++)");
    method.line("y = " + next + ";");
    method.close();
    method.line(y + "[0] = y;");
    finish(method);
  }

  @Override
  public void dot(String local, int width, Expr left, Expr right) {
    Tensor a = values(left, width);
    Tensor b = values(right, width);
    MethodWriter method = method();
    String x = method.array(array(a));
    String z = method.array(array(b));
    String y = method.array(array(local(local)));
    method.line("float y = 0f;");
    method.open("for (int j = 0; j < " + width + "; j++)");
    method.line("y = Math.fma(" + x + "[j], " + z + "[j], y);");
    method.close();
    method.line(y + "[0] = y;");
    finish(method);
  }

  /** Returns a tensor that holds the values of an expression, feature by feature. */
  private Tensor values(Expr expression, int width) {
    if (expression instanceof Expr.Read read
        && read.access() instanceof Access.Element element
        && element.tensor().width() == width) {
      reads.add(element.tensor());
      return element.tensor();
    }
    Tensor values = scratch(width);
    map(values, expression);
    return values;
  }

  @Override
  public void copy(Tensor out, int to, Tensor in, int from, int length, boolean adds) {
    reads.add(in);
    MethodWriter method = method();
    String source = method.array(array(in));
    String target = method.array(array(out));
    if (adds) {
      method.open("for (int j = 0; j < " + length + "; j++)");
      method.line(
          String.format(
              Locale.ROOT,
              "%s[%d + j] = %s[%d + j] + %s[%d + j];",
              target,
              to,
              target,
              to,
              source,
              from));
      method.close();
    } else {
      method.line(
          String.format(
              Locale.ROOT,
              "System.arraycopy(%s, %d, %s, %d, %d);",
              source,
              from,
              target,
              to,
              length));
    }
    finish(method);
  }

  /** Sums of many units side by side, each a chain over the inputs. */
  @Override
  public void affine(Tensor z, Tensor x, Parameter weight, @Nullable Parameter bias) {
    reads.add(x);
    int in = x.width();
    int out = z.width();
    int padded = LaneArrays.padded(out);
    int biases = arrays.reservePacked(padded);
    int weights = arrays.reservePacked(padded * in);
    packing.add(
        String.format(
            Locale.ROOT,
            "pack(w, %s, %s, %d, %d, p, %d, %d);",
            arrays.offset(weight),
            bias == null ? "-1" : arrays.offset(bias),
            out,
            in,
            weights,
            biases));
    MethodWriter tile = tile(z, x, weights, biases, VECTORS);
    MethodWriter rest = tile(z, x, weights, biases, 1);
    MethodWriter method = method();
    method.line("int o = 0;");
    method.open("for (; o + " + VECTORS + " * L <= " + padded + "; o += " + VECTORS + " * L)");
    method.call(tile, "o");
    method.close();
    method.open("for (; o < " + out + "; o += L)");
    method.call(rest, "o");
    method.close();
    finish(method);
  }

  private MethodWriter tile(Tensor z, Tensor x, int weights, int biases, int vectors) {
    MethodWriter method =
        new MethodWriter(arrays, arrays.free(name + "Units" + (vectors == 1 ? "" : vectors)));
    method.comment("Units o.. of one row, " + (vectors == 1 ? "1 vector." : vectors + " vectors."));
    method.number("o");
    String p = method.packed();
    String in = method.array(array(x));
    String out = method.array(array(z));
    for (int c = 0; c < vectors; c++) {
      String place = biases + " + o" + step(c);
      method.line("FloatVector a" + c + " = FloatVector.fromArray(S, " + p + ", " + place + ");");
    }
    method.line("int q = " + weights + " + " + x.width() + " * o;");
    method.open("for (int k = 0; k < " + x.width() + "; k++)");
    method.line("FloatVector x = FloatVector.broadcast(S, " + in + "[k]);");
    for (int c = 0; c < vectors; c++) {
      String width = vectors == 1 ? "L" : vectors + " * L";
      String place = "q + " + width + " * k" + step(c);
      method.line(
          String.format(
              Locale.ROOT, "a%d = x.fma(FloatVector.fromArray(S, %s, %s), a%d);", c, p, place, c));
    }
    method.close();
    for (int c = 0; c < vectors; c++) {
      method.line("a" + c + ".intoArray(" + out + ", o" + step(c) + ");");
    }
    methods.add(method.method());
    return method;
  }

  private static String step(int vector) {
    return vector == 0 ? "" : vector == 1 ? " + L" : " + " + vector + " * L";
  }

  @Override
  public void affineInputGradient(Tensor dx, Tensor dz, Parameter weight, boolean adds) {
    throw new UnsupportedOperationException("a single row has no backward pass");
  }

  @Override
  public void weightGradient(WeightGradient op) {
    throw new UnsupportedOperationException("a single row has no backward pass");
  }

  @Override
  public void biasGradient(BiasGradient op) {
    throw new UnsupportedOperationException("a single row has no backward pass");
  }

  @Override
  public void contraction(Contraction op) {
    throw nested();
  }

  @Override
  public void nest(Nest op) {
    throw nested();
  }

  @Override
  public void fold(Fold op) {
    throw nested();
  }

  @Override
  public void repeat(Repeat op) {
    throw nested();
  }

  @Override
  public void scatter(Scatter op) {
    throw nested();
  }

  private static UnsupportedOperationException nested() {
    return new UnsupportedOperationException(
        "a single row goes through nested loops in plain Java");
  }

  private String print(MethodWriter method, Expr expression, String j) {
    return new LaneExpr(new Reads(method, j)).print(expression);
  }

  /** Reads at the features from j on. */
  private final class Reads implements LaneExpr.Reads {
    private final MethodWriter method;
    private final String j;

    Reads(MethodWriter method, String j) {
      this.method = method;
      this.j = j;
    }

    @Override
    public boolean isShared(Access access) {
      return !(access instanceof Access.Element element && element.tensor().width() > 1);
    }

    @Override
    public String vector(Access access) {
      reads.addAll(access.tensors());
      if (access instanceof Access.Element a) {
        String array = method.array(array(a.tensor()));
        return a.tensor().width() > 1
            ? "FloatVector.fromArray(S, " + array + ", " + j + ")"
            : array + "[0]";
      } else if (access instanceof Access.Single a) {
        return method.array(array(a.tensor())) + "[0]";
      } else if (access instanceof Access.Local a) {
        return method.array(array(local(a.name()))) + "[0]";
      }
      throw new UnsupportedOperationException("a single row reads no " + access);
    }
  }
}
