package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Iterations;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sums of products over nested loops: {@code out[free] = start + sum over summed of left * right},
 * one ascending fma chain in the order of the loops. Convolutions, products of matrices of the row,
 * recurrences and their gradients are of this form.
 *
 * <p>The gradient of a parameter is, for each row, such a chain from 0, which is then added: within
 * a block the rows' sums are added in ascending order. So is a sum over the batch.
 *
 * @param out where to
 * @param free the elements of the result, without conditions
 * @param summed what is summed up for each of them
 * @param left the first factor
 * @param right the second factor, or null for a plain sum
 * @param start where each chain starts; 0 for the gradient of a parameter
 */
public record Contraction(
    Target out, Domain free, Domain summed, Expr left, @Nullable Expr right, Expr start)
    implements Op {
  /** Sums side by side in variables, so that one need not wait for the other. */
  private static final int SIDE_BY_SIDE = 6;

  /** Where the result goes. */
  public sealed interface Target {
    /** Returns the place. */
    Index index();

    /** An element of a tensor. */
    record Value(Tensor tensor, Index index) implements Target {}

    /**
     * A sum over the rows of the batch.
     *
     * @param name what the sums are called, {@code norm.sum}
     * @param index which of them
     * @param width how many there are
     */
    record Batch(String name, Index index, int width) implements Target {}

    /** The gradient by one number of a parameter. */
    record Gradient(Parameter parameter, Index index) implements Target {}
  }

  /** Refuses conditions on the result. */
  public Contraction {
    if (!free.guards().isEmpty()) {
      throw new IllegalArgumentException("every element of the result must be set");
    }
  }

  /** Returns a sum of products that sets a tensor. */
  public static Contraction value(
      Tensor out, Index at, Domain free, Domain summed, Expr left, @Nullable Expr right) {
    return new Contraction(new Target.Value(out, at), free, summed, left, right, Expr.constant(0));
  }

  /** Returns a sum of products that is the gradient of a parameter. */
  public static Contraction gradient(
      Parameter parameter, Index at, Domain free, Domain summed, Expr left, @Nullable Expr right) {
    return new Contraction(
        new Target.Gradient(parameter, at), free, summed, left, right, Expr.constant(0));
  }

  /** Returns sums over the batch. */
  public static Contraction batch(
      String name,
      Index at,
      int width,
      Domain free,
      Domain summed,
      Expr left,
      @Nullable Expr right) {
    return new Contraction(
        new Target.Batch(name, at, width), free, summed, left, right, Expr.constant(0));
  }

  /** Returns this with another start. */
  public Contraction from(Expr newStart) {
    return new Contraction(out, free, summed, left, right, newStart);
  }

  /** Returns this, starting from what the tensor holds already if {@code adds}. */
  public Contraction adding(boolean adds) {
    if (!adds) {
      return this;
    }
    Target.Value value = (Target.Value) out;
    return from(Expr.read(new Access.At(value.tensor(), value.index())));
  }

  private static Expr next(Expr left, @Nullable Expr right, Expr sum) {
    return right == null ? sum.plus(left) : Expr.fma(left, right, sum);
  }

  @Override
  public void interpret(Machine machine, int row) {
    free.run(
        machine.variables(),
        () -> {
          double[] sum = {machine.evaluate(start, row, 0)};
          summed.run(
              machine.variables(),
              () -> {
                double a = machine.evaluate(left, row, 0);
                sum[0] =
                    right == null
                        ? sum[0] + a
                        : Math.fma(a, machine.evaluate(right, row, 0), sum[0]);
              });
          if (out instanceof Target.Gradient g) {
            int place = machine.place(g.index());
            machine.gradient(g.parameter(), place, machine.gradient(g.parameter(), place) + sum[0]);
          } else if (out instanceof Target.Batch b) {
            machine.addToSum(b, machine.place(b.index()), sum[0]);
          } else if (out instanceof Target.Value v) {
            machine.set(v.tensor(), row, machine.place(v.index()), sum[0]);
          }
        });
  }

  @Override
  public void straightLine(StraightLine code) {
    free.run(
        code.variables(),
        () -> {
          List<Expr> lefts = new ArrayList<>();
          List<Expr> rights = new ArrayList<>();
          Expr first = code.resolve(start, 0);
          summed.run(
              code.variables(),
              () -> {
                lefts.add(code.resolve(left, 0));
                if (right != null) {
                  rights.add(code.resolve(right, 0));
                }
              });
          if (out instanceof Target.Gradient g) {
            String name = code.freeName("sum");
            code.let(name, code.chain(name, first, lefts, rights));
            code.add(g.parameter(), code.place(g.index()), StraightLine.named(name));
          } else if (out instanceof Target.Batch b) {
            String name = code.freeName("sum");
            code.let(name, code.chain(name, first, lefts, rights));
            code.addToSum(b.name(), code.place(b.index()), StraightLine.named(name));
          } else if (out instanceof Target.Value v) {
            int place = code.place(v.index());
            String name = code.nameOf(v.tensor(), place);
            code.write(v.tensor(), place, code.chain(name, first, lefts, rights));
          }
        });
  }

  @Override
  public List<Statement> loops(Loops loops) {
    Range tile = tile();
    if (tile == null) {
      return NestedLoops.enclosing(free, sums(loops, "", 1));
    }
    List<Range> others = free.ranges().stream().filter(r -> !r.equals(tile)).toList();
    int length = tile.length();
    int passes = (length + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE;
    List<Statement> inner =
        VectorLoops.passes(
            length,
            (length + passes - 1) / passes,
            (from, to, n) ->
                new Statement.For(
                    tile.variable(),
                    String.valueOf(from),
                    String.valueOf(to),
                    n,
                    sums(loops, tile.variable(), n)));
    return NestedLoops.around(new Domain(others, List.of()), inner);
  }

  /** The loop whose results are summed up side by side: best one that shares a factor. */
  private @Nullable Range tile() {
    Range best = null;
    for (Range range : free.ranges()) {
      String variable = range.variable();
      boolean usable = range.length() > 1 && !summed.guards(variable);
      if (usable && (best == null || shares(variable))) {
        best = range;
      }
    }
    return best;
  }

  private boolean shares(String variable) {
    return right != null && dependsOn(left, variable) != dependsOn(right, variable);
  }

  /** Returns whether the places that an expression reads depend on a loop variable. */
  public static boolean dependsOn(Expr expression, String variable) {
    boolean[] found = {false};
    var unused =
        expression.replaceReads(
            access -> {
              found[0] |= access.indices().stream().anyMatch(i -> i.dependsOn(variable));
              return Expr.read(access);
            });
    return found[0];
  }

  /** Returns the expression with a loop variable moved on. */
  public static Expr shift(Expr expression, String variable, int by) {
    Index moved = Index.of(variable).plus(by);
    return by == 0
        ? expression
        : expression.replaceReads(access -> Expr.read(access.with(variable, moved)));
  }

  private List<Statement> sums(Loops loops, String variable, int n) {
    List<Statement> body = new ArrayList<>();
    List<Statement> terms = new ArrayList<>();
    List<Statement> stores = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String name = "z" + i;
      Expr sum = Loops.variable(name);
      body.add(new Statement.Declare(name, loops.resolve(shift(start, variable, i), "0")));
      Expr a = loops.resolve(shift(left, variable, i), "0");
      Expr b = right == null ? null : loops.resolve(shift(right, variable, i), "0");
      terms.add(new Statement.Assign(name, next(a, b, sum)));
      Index place = out.index().with(variable, Index.of(variable).plus(i));
      if (out instanceof Target.Gradient g) {
        String at = loops.place(g.parameter(), place.java());
        stores.add(
            new Statement.Store("g", at, loops.gradient(g.parameter(), place.java()).plus(sum)));
      } else if (out instanceof Target.Batch total) {
        stores.add(loops.addToSum(total.name(), place, sum));
      } else if (out instanceof Target.Value v) {
        stores.add(loops.write(v.tensor(), place.java(), sum));
      }
    }
    body.addAll(NestedLoops.around(summed, terms));
    body.addAll(stores);
    return body;
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.contraction(this);
  }

  @Override
  public List<Tensor> reads() {
    Expr all = right == null ? left : left.plus(right);
    return Op.readsOf(all.plus(start));
  }

  @Override
  public List<Tensor> writes() {
    return out instanceof Target.Value v ? List.of(v.tensor()) : List.of();
  }

  @Override
  public List<Parameter> gradients() {
    return out instanceof Target.Gradient g ? List.of(g.parameter()) : List.of();
  }

  @Override
  public Set<String> loopVariables() {
    Set<String> names = new TreeSet<>(free.variables());
    names.addAll(summed.variables());
    return names;
  }

  @Override
  public List<Expr> expressions() {
    return right == null ? List.of(left, start) : List.of(left, right, start);
  }

  @Override
  public long flops() {
    return (right == null ? 1 : 2) * Iterations.count(free, summed);
  }

  @Override
  public int work() {
    return Op.count(Iterations.count(free, summed));
  }

  @Override
  public int multiplyAdds() {
    return right == null ? 0 : work();
  }
}
