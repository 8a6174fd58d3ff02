package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads inside nested loops, for the rows from {@code r} on: {@code xT[64 * (28 * y + x) + r]}. */
final class NestReads implements LaneExpr.Reads {
  private final BlockCode code;
  private final MethodWriter method;
  private final String rows;
  private final @Nullable TermLoop loop;

  /**
   * Creates reads for one method.
   *
   * @param rows the first row, {@code r} or {@code r + L}
   */
  NestReads(BlockCode code, MethodWriter method, String rows) {
    this(code, method, rows, null);
  }

  /**
   * Creates reads inside a loop over terms.
   *
   * @param loop names the places, or null where the loops are nested
   */
  NestReads(BlockCode code, MethodWriter method, String rows, @Nullable TermLoop loop) {
    this.code = code;
    this.method = method;
    this.rows = rows;
    this.loop = loop;
  }

  @Override
  public boolean isShared(Access access) {
    return isSharedByRows(access);
  }

  static boolean isSharedByRows(Access access) {
    return access instanceof Access.WeightAt
        || access instanceof Access.BatchAt
        || access instanceof Access.Whole
        || access instanceof Access.Scalar;
  }

  @Override
  public String vector(Access access) {
    code.reads.addAll(access.tensors());
    if (access instanceof Access.At a) {
      String place =
          loop == null ? place(a.index(), rows) : loop.place(a, a.index()) + " + " + rows;
      return load(method.lanes(a.tensor()), place);
    } else if (access instanceof Access.WeightAt a) {
      String base = code.arrays.offset(a.parameter());
      String place = loop == null ? a.index().java() : loop.place(a, a.index());
      return method.weights() + "[" + base + " + " + place + "]";
    } else if (access instanceof Access.BatchAt a) {
      String base = code.arrays.scalar(a.name());
      String place = loop == null ? a.index().java() : loop.place(a, a.index());
      return method.scalars() + "[" + base + " + " + place + "]";
    } else if (access instanceof Access.Whole a) {
      return "(float) " + a.index().operand();
    } else if (access instanceof Access.Scalar a) {
      return method.scalars() + "[" + code.arrays.scalar(a.name()) + "]";
    } else if (access instanceof Access.Local a) {
      return load(method.lanes(code.local(a.name())), rows);
    }
    throw new UnsupportedOperationException("nested loops read no " + access);
  }

  private static String load(String array, String place) {
    return "FloatVector.fromArray(S, " + array + ", " + place + ")";
  }

  /** Returns the place of a feature's row in the lanes: {@code 64 * feature + r}. */
  static String place(Index feature, String rows) {
    Index first = feature.times(LaneArrays.ROWS);
    return first.equals(Index.of(0)) ? rows : first.java() + " + " + rows;
  }

  /** Returns the text of an expression on vectors. */
  String print(Expr expression) {
    return new LaneExpr(this).print(expression);
  }

  /** Asks for the loop variables that expressions and places depend on and nothing here sets. */
  static void outer(MethodWriter method, Set<String> own, Set<String> used) {
    for (String variable : used) {
      if (!own.contains(variable)) {
        method.number(variable);
      }
    }
  }

  static Set<String> variables(Expr expression) {
    Set<String> names = new TreeSet<>();
    var unused =
        expression.replaceReads(
            access -> {
              access.indices().forEach(i -> names.addAll(i.coefficients().keySet()));
              return Expr.read(access);
            });
    return names;
  }

  /** Returns whether an expression is the same for all rows. */
  static boolean isShared(Expr expression) {
    boolean[] shared = {true};
    var unused =
        expression.replaceReads(
            access -> {
              shared[0] &= isSharedByRows(access);
              return Expr.read(access);
            });
    return shared[0];
  }

  /** Returns the array place of an element as one index. */
  static String element(MethodWriter method, Tensor tensor, Index feature, String row) {
    return method.lanes(tensor) + "[" + place(feature, row) + "]";
  }
}
