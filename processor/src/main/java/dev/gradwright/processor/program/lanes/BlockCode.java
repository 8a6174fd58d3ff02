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
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.program.op.Repeat;
import dev.gradwright.processor.program.op.Scatter;
import dev.gradwright.processor.program.op.WeightGradient;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lane form of one step for a block of rows, which are the lanes: methods over the arrays of
 * the block, and the calls that run them in order.
 */
public final class BlockCode extends StepCode {
  private static final int ROWS = LaneArrays.ROWS;

  /** The most results of a tile. */
  private static final int SUMS_OF_ROWS = 8;

  private final BlockNests nests = new BlockNests(this);
  private final Set<Tensor> rowsRead = new LinkedHashSet<>();
  private final BlockGradients gradients = new BlockGradients(this);

  /**
   * Begins the lane form of a step.
   *
   * @param name what its methods are called
   * @param functions takes the functions that must stand in the class
   */
  public BlockCode(LaneArrays arrays, Step step, String name, Set<Function> functions) {
    super(arrays, step, name, functions);
  }

  /** Returns the tensors whose rows in the workspace are read. */
  public Set<Tensor> rowsRead() {
    return rowsRead;
  }

  @Override
  LaneArrays.LaneArray array(Tensor tensor) {
    return arrays.lanes(tensor);
  }

  @Override
  String functionArguments(int width) {
    return width + ", n";
  }

  @Override
  void assign(MethodWriter method, String target, int width, Expr expression) {
    method.count();
    String q = width == 1 ? "r" : "q + r";
    if (width > 1) {
      method.open("for (int j = 0; j < " + width + "; j++)");
      method.line("int q = " + ROWS + " * j;");
    }
    method.open("for (int r = 0; r < n; r += L)");
    method.line(print(method, expression, "j", q) + ".intoArray(" + target + ", " + q + ");");
    method.close();
    if (width > 1) {
      method.close();
    }
  }

  @Override
  public void reduce(String local, Function function, int width, Expr expression) {
    Expr simple = withoutFunctions(expression, width, null);
    Expr next = Expr.apply(function, new Expr.Code("y", 0), simple);
    chain(local, simple, 1, width, next);
  }

  @Override
  public void dot(String local, int width, Expr left, Expr right) {
    Expr a = withoutFunctions(left, width, null);
    Expr b = withoutFunctions(right, width, null);
    chain(local, Expr.constant(0), 0, width, Expr.fma(a, b, new Expr.Code("y", 0)));
  }

  private void chain(String local, Expr first, int from, int width, Expr next) {
    MethodWriter method = method();
    String target = method.lanes(local(local));
    method.count();
    method.open("for (int r = 0; r < n; r += L)");
    method.line("FloatVector y = " + print(method, first, "0", "r") + ";");
    if (width > from) {
      method.open("for (int j = " + from + "; j < " + width + "; j++)");
      method.line("y = " + print(method, next, "j", ROWS + " * j + r") + ";");
      method.close();
    }
    method.line("y.intoArray(" + target + ", r);");
    method.close();
    finish(method);
  }

  @Override
  public void copy(Tensor out, int to, Tensor in, int from, int length, boolean adds) {
    MethodWriter method = method();
    String source = method.lanes(in);
    reads.add(in);
    String target = method.lanes(out);
    if (!adds) {
      method.line(
          String.format(
              Locale.ROOT,
              "System.arraycopy(%s, %d, %s, %d, %d);",
              source,
              ROWS * from,
              target,
              ROWS * to,
              ROWS * length));
    } else {
      method.count();
      method.open("for (int j = 0; j < " + length + "; j++)");
      method.open("for (int r = 0; r < n; r += L)");
      String place = ROWS + " * (" + to + " + j) + r";
      method.line(
          String.format(
              Locale.ROOT,
              "FloatVector.fromArray(S, %s, %s).add(FloatVector.fromArray(S, %s, %d * (%d + j) + r))"
                  + ".intoArray(%s, %s);",
              target,
              place,
              source,
              ROWS,
              from,
              target,
              place));
      method.close();
      method.close();
    }
    finish(method);
  }

  @Override
  public void affine(Tensor z, Tensor x, Parameter weight, @Nullable Parameter bias) {
    reads.add(x);
    String start = bias == null ? null : arrays.offset(bias) + " + ";
    overRows(
        new Product(
            new Product.Scalar(MethodWriter::weights, arrays.offset(weight) + " + ", x.width(), 1),
            new Product.Vector(m -> m.lanes(x), "", ROWS),
            new Product.Out(m -> m.lanes(z), "", ROWS),
            start == null ? new Product.Start.Zero() : new Product.Start.Bias(start),
            z.width(),
            "o",
            "r",
            "k",
            String.valueOf(x.width())));
  }

  @Override
  public void affineInputGradient(Tensor dx, Tensor dz, Parameter weight, boolean adds) {
    reads.add(dz);
    overRows(
        new Product(
            new Product.Scalar(MethodWriter::weights, arrays.offset(weight) + " + ", 1, dx.width()),
            new Product.Vector(m -> m.lanes(dz), "", ROWS),
            new Product.Out(m -> m.lanes(dx), "", ROWS),
            adds ? new Product.Start.Present() : new Product.Start.Zero(),
            dx.width(),
            "k",
            "r",
            "o",
            String.valueOf(dz.width())));
  }

  /** Runs tiles over all rows of the block: two vectors at a time, then one. */
  private void overRows(Product product) {
    MethodWriter method = method();
    Tile tiles = new Tile(arrays, product, arrays.free(name + "Tile"), methods);
    method.count();
    method.line("int r = 0;");
    method.open("for (; r + L < n; r += 2 * L)");
    tiles.all(method, 2, "r");
    method.close();
    method.open("if (r < n)");
    tiles.all(method, 1, "r");
    method.close();
    finish(method);
  }

  @Override
  public void weightGradient(WeightGradient op) {
    reads.add(op.dz());
    rowsRead.add(op.x());
    gradients.weight(op);
  }

  @Override
  public void biasGradient(BiasGradient op) {
    reads.add(op.dz());
    gradients.bias(op);
  }

  @Override
  public void contraction(Contraction op) {
    new BlockContractions(this, op).write();
  }

  @Override
  public void nest(Nest op) {
    nests.nest(op);
  }

  @Override
  public void fold(Fold op) {
    nests.fold(op);
  }

  @Override
  public void repeat(Repeat op) {
    nests.repeat(op);
  }

  @Override
  public void scatter(Scatter op) {
    nests.scatter(op);
  }

  /** Returns whether no operation before this one has set the gradient it contributes to. */
  boolean isFirstGradient(Op op) {
    return arrays.isFirstGradient(op);
  }

  /** Returns the array in which sums of single rows wait to be added. */
  Tensor sharedScratch() {
    return Tensor.value("sums.of.rows", SUMS_OF_ROWS);
  }

  private String print(MethodWriter method, Expr expression, String j, String place) {
    return new LaneExpr(new LaneReads(method, j, place)).print(expression);
  }

  private static String load(String array, String place) {
    return "FloatVector.fromArray(S, " + array + ", " + place + ")";
  }

  /** Reads at feature j and the rows from r on. */
  private final class LaneReads implements LaneExpr.Reads {
    private final MethodWriter method;
    private final String j;
    private final String place;

    LaneReads(MethodWriter method, String j, String place) {
      this.method = method;
      this.j = j;
      this.place = place;
    }

    @Override
    public boolean isShared(Access access) {
      return access instanceof Access.Position
          || access instanceof Access.Table
          || access instanceof Access.Scalar
          || access instanceof Access.Weight;
    }

    @Override
    public String vector(Access access) {
      reads.addAll(access.tensors());
      if (access instanceof Access.Element a) {
        return load(method.lanes(a.tensor()), a.tensor().width() == 1 ? "r" : place);
      } else if (access instanceof Access.Single a) {
        return load(method.lanes(a.tensor()), "r");
      } else if (access instanceof Access.Position) {
        return "(float) " + j;
      } else if (access instanceof Access.Table a) {
        return arrays.table(a) + "[" + j + "]";
      } else if (access instanceof Access.Scalar a) {
        return method.scalars() + "[" + arrays.scalar(a.name()) + "]";
      } else if (access instanceof Access.Weight a) {
        return method.weights() + "[" + arrays.offset(a.parameter()) + " + " + j + "]";
      } else if (access instanceof Access.Picked a) {
        return load(method.lanes(picked(a)), "r");
      } else if (access instanceof Access.TablePicked a) {
        return load(method.lanes(picked(a)), "r");
      } else if (access instanceof Access.Local a) {
        return load(method.lanes(local(a.name())), "r");
      }
      throw new IllegalArgumentException("unknown access " + access);
    }
  }

  /** The element that each row's class names, fetched row by row before it is needed. */
  private Tensor picked(Access.Picked access) {
    Tensor target = scratch(1);
    MethodWriter method = method();
    String values = method.lanes(access.tensor());
    fetch(method, target, access.label(), values + "[" + ROWS + " * (int) %s[r] + r]");
    return target;
  }

  private Tensor picked(Access.TablePicked access) {
    Tensor target = scratch(1);
    MethodWriter method = method();
    fetch(method, target, access.label(), arrays.table(access.table()) + "[(int) %s[r]]");
    return target;
  }

  private void fetch(MethodWriter method, Tensor target, Tensor label, String source) {
    String labels = method.lanes(label);
    method.count();
    String to = method.lanes(target);
    method.open("for (int r = 0; r < n; r++)");
    method.line(to + "[r] = " + String.format(Locale.ROOT, source, labels) + ";");
    method.close();
    finish(method);
  }
}
