package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code @MatMul}: the product of two matrices of every row. */
@AutoService(LayerRule.class)
public final class MatMulRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.MatMul";
  }

  @Override
  public int minSources() {
    return 2;
  }

  @Override
  public int maxSources() {
    return 2;
  }

  /** A matrix of the row, maybe given in columns. */
  private record Matrix(int rows, int columns, boolean transposed) {
    static Matrix of(Shape shape, boolean transposed) {
      int rows = shape.dimension(shape.rank() - (transposed ? 1 : 2));
      return new Matrix(rows, shape.dimension(shape.rank() - (transposed ? 2 : 1)), transposed);
    }

    Index place(Index matrix, Index row, Index column) {
      Index inside = transposed ? column.times(rows).plus(row) : row.times(columns).plus(column);
      return matrix.times(rows * columns).plus(inside);
    }
  }

  private static Matrix left(NodeView node) {
    return Matrix.of(node.source(0).shape(), node.attributes().flag("transposeLeft"));
  }

  private static Matrix right(NodeView node) {
    return Matrix.of(node.source(1).shape(), node.attributes().flag("transposeRight"));
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    Shape a = node.source(0).shape();
    Shape b = node.source(1).shape();
    String left = node.source(0).name() + a;
    String right = node.source(1).name() + b;
    if (a.rank() < 2 || b.rank() != a.rank()) {
      String why = "give both the same number of axes, at least 2";
      node.reportSource(Message.MATMUL_SHAPE, a.rank() < 2 ? 0 : 1, node.name(), left, right, why);
      return Optional.empty();
    }
    List<Integer> outer = a.dimensions().subList(0, a.rank() - 2);
    String why =
        !outer.equals(b.dimensions().subList(0, b.rank() - 2))
            ? "make the axes before the last two equal"
            : left(node).columns() != right(node).rows()
                ? String.format(
                    Locale.ROOT,
                    "the first has %d columns and the second %d rows, so make them equal or transpose"
                        + " one",
                    left(node).columns(),
                    right(node).rows())
                : "";
    if (!why.isEmpty()) {
      node.reportSource(Message.MATMUL_SHAPE, 1, node.name(), left, right, why);
      return Optional.empty();
    }
    List<Integer> result = new ArrayList<>(outer);
    result.add(left(node).rows());
    result.add(right(node).columns());
    return Optional.of(new Shape(result));
  }

  /** The loops of all three products. */
  private record Loops(Ranges free, Ranges summed, Index matrix, Index i, Index k, Index j) {
    static Loops of(NodeView node, String sum) {
      Matrix a = left(node);
      Matrix b = right(node);
      Ranges free = new Ranges();
      Ranges summed = new Ranges();
      Index matrix = free.over("matrix", node.source(0).shape().size() / (a.rows() * a.columns()));
      Index i = (sum.equals("i") ? summed : free).over("i", a.rows());
      Index k = (sum.equals("k") ? summed : free).over("k", a.columns());
      Index j = (sum.equals("j") ? summed : free).over("j", b.columns());
      return new Loops(free, summed, matrix, i, k, j);
    }
  }

  private static Index result(NodeView node, Loops at) {
    Matrix y = new Matrix(left(node).rows(), right(node).columns(), false);
    return y.place(at.matrix(), at.i(), at.j());
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    String a = step.input(0).name();
    String b = step.input(1).name();
    step.formula(node.name() + "[r,i,j] = sum_k " + a + "[r,i,k] * " + b + "[r,k,j]");
    Loops loops = Loops.of(node, "k");
    step.add(
        Contraction.value(
            step.output(),
            result(node, loops),
            loops.free().domain(),
            loops.summed().domain(),
            at(step.input(0), left(node).place(loops.matrix(), loops.i(), loops.k())),
            at(step.input(1), right(node).place(loops.matrix(), loops.k(), loops.j()))));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Tensor dy = step.outputGradient();
    String d = step.gradientName();
    Loops first = Loops.of(node, "j");
    boolean wanted =
        step.inputGradient(
            0,
            (da, adds) ->
                Contraction.value(
                        da,
                        left(node).place(first.matrix(), first.i(), first.k()),
                        first.free().domain(),
                        first.summed().domain(),
                        at(dy, result(node, first)),
                        at(step.input(1), right(node).place(first.matrix(), first.k(), first.j())))
                    .adding(adds));
    if (wanted) {
      String b = step.input(1).name();
      step.formula(step.gradientName(0) + "[r,i,k] = sum_j " + d + "[r,i,j] * " + b + "[r,k,j]");
    }
    Loops second = Loops.of(node, "i");
    wanted =
        step.inputGradient(
            1,
            (db, adds) ->
                Contraction.value(
                        db,
                        right(node).place(second.matrix(), second.k(), second.j()),
                        second.free().domain(),
                        second.summed().domain(),
                        at(
                            step.input(0),
                            left(node).place(second.matrix(), second.i(), second.k())),
                        at(dy, result(node, second)))
                    .adding(adds));
    if (wanted) {
      String a = step.input(0).name();
      step.formula(step.gradientName(1) + "[r,k,j] = sum_i " + a + "[r,i,k] * " + d + "[r,i,j]");
    }
  }
}
