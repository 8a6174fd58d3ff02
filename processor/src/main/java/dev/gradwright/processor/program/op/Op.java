package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One abstract operation of a program, on one row of the batch. It knows its meaning ({@link
 * #interpret}) and its written-out forms; all of them sum in the same order, so they give the same
 * bits.
 */
public interface Op {
  /** Carries the operation out for one row, in {@code double}. */
  void interpret(Machine machine, int row);

  /** Appends the operation with every element its own statement. */
  void straightLine(StraightLine out);

  /** Returns the operation as loops with constant bounds, for one row or for all rows. */
  List<Statement> loops(Loops loops);

  /** Returns whether {@link #loops} stand inside the loop over the rows; if not, they hold it. */
  default boolean insideRowLoop() {
    return true;
  }

  /** Appends the operation for a block of rows at once, on vectors whose lanes are rows. */
  void lanes(LaneCode lanes);

  /** Returns the tensors whose elements the operation reads. */
  List<Tensor> reads();

  /** Returns the tensors whose elements the operation sets. */
  List<Tensor> writes();

  /** Returns the parameters whose gradients the operation sums up. */
  default List<Parameter> gradients() {
    return List.of();
  }

  /** Returns the names of the row's numbers that the operation sets. */
  default List<String> rowNames() {
    return List.of();
  }

  /** Returns the expressions that the operation evaluates. */
  default List<Expr> expressions() {
    return List.of();
  }

  /** Returns the variables of the operation's loops that other names must not meet. */
  default Set<String> loopVariables() {
    return Set.of();
  }

  /** Returns whether the operation can be written out element by element. */
  default boolean hasStraightLine() {
    return true;
  }

  /** Returns how many statements the straight-line form takes, at one multiply-add or map each. */
  int work();

  /** Returns the multiply-adds per row that a reader would count. */
  default int multiplyAdds() {
    return 0;
  }

  /**
   * Returns the floating-point operations per row, exactly: two for a multiply-add, one for any
   * other operation on a number.
   */
  default long flops() {
    return multiplyAdds() > 0 ? 2L * multiplyAdds() : work();
  }

  /** Returns a count as an int; a very large one where it does not fit. */
  static int count(long count) {
    return (int) Math.min(Integer.MAX_VALUE / 4, count);
  }

  /** Returns the product of two counts; a very large one where it does not fit an int. */
  static int product(int a, int b) {
    return count((long) a * b);
  }

  /** Returns the sum of two counts; a very large one where it does not fit an int. */
  static int sum(int a, int b) {
    return count((long) a + b);
  }

  /** Returns the tensors that an expression reads, each once. */
  static List<Tensor> readsOf(Expr expression) {
    List<Tensor> tensors = new ArrayList<>();
    var unused =
        expression.replaceReads(
            access -> {
              access.tensors().stream().filter(t -> !tensors.contains(t)).forEach(tensors::add);
              return Expr.read(access);
            });
    return tensors;
  }
}
