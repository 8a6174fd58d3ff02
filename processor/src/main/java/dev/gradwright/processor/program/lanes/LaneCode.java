package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.BiasGradient;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Fold;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Repeat;
import dev.gradwright.processor.program.op.Scatter;
import dev.gradwright.processor.program.op.WeightGradient;
import org.jspecify.annotations.Nullable;

/**
 * What an operation appends its vector form to. Every sum runs through its terms in the order of
 * the other forms, so the bits are theirs.
 */
public interface LaneCode {
  /** {@code out[r,j] = expression(r, j)}. */
  void map(Tensor out, Expr expression);

  /** {@code name = expression(r)}. */
  void rowValue(String name, Expr expression);

  /** {@code name = e(r,0) f e(r,1) f …}, from the first element on. */
  void reduce(String name, Function function, int width, Expr expression);

  /** {@code name = 0 + a(r,0) b(r,0) + …} as one fma chain. */
  void dot(String name, int width, Expr left, Expr right);

  /** Moves or adds a run of features: {@code out[to + i] = in[from + i]}. */
  void copy(Tensor out, int to, Tensor in, int from, int length, boolean adds);

  /** {@code z[r,o] = b[o] + sum_k W[o,k] x[r,k]}. */
  void affine(Tensor z, Tensor x, Parameter weight, @Nullable Parameter bias);

  /** {@code dx[r,k] = sum_o dz[r,o] W[o,k]}. */
  void affineInputGradient(Tensor dx, Tensor dz, Parameter weight, boolean adds);

  /** {@code dW[o,k] = sum_r dz[r,o] x[r,k]}, over the rows of the block. */
  void weightGradient(WeightGradient op);

  /** {@code db[o] = sum_r dz[r,o]}, over the rows of the block. */
  void biasGradient(BiasGradient op);

  /** Sums of products over nested loops. */
  void contraction(Contraction op);

  /** Elements set one by one in nested loops. */
  void nest(Nest op);

  /** The largest or smallest of several. */
  void fold(Fold op);

  /** Operations once for every value of a loop variable. */
  void repeat(Repeat op);

  /** The gradient of a table by the rows that numbers have named. */
  void scatter(Scatter op);
}
