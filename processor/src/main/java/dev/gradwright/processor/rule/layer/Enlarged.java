package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Nest;
import java.util.ArrayList;
import java.util.List;

/**
 * Linear interpolation along one axis to {@code factor} times its length. The centres of the places
 * are aligned: new place {@code o} lies at {@code (o + 1/2) / factor - 1/2} of the old ones, and
 * takes its number from the two nearest.
 *
 * @param outer how many numbers lie before one place of the axis and the next outer one
 * @param in the length of the axis
 * @param inner how many numbers lie between neighbouring places of the axis
 * @param factor how much longer it becomes
 */
record Enlarged(int outer, int in, int inner, int factor) {
  /** An old place near a new one, and its weight. */
  private record Near(int offset, double weight) {}

  /** New places {@code factor * i + phase} for the old ones from {@code first} on. */
  private record Piece(int phase, int first, int length, List<Near> near) {}

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int phase = 0; phase < factor; phase++) {
      double t = (phase + 0.5) / factor - 0.5;
      int other = t < 0 ? -1 : 1;
      if (t == 0) {
        pieces.add(new Piece(phase, 0, in, List.of(new Near(0, 1))));
        continue;
      }
      // at the border the outermost place stands for the one that is not there
      pieces.add(new Piece(phase, t < 0 ? 0 : in - 1, 1, List.of(new Near(0, 1))));
      if (in > 1) {
        List<Near> both = List.of(new Near(0, 1 - Math.abs(t)), new Near(other, Math.abs(t)));
        pieces.add(new Piece(phase, t < 0 ? 1 : 0, in - 1, both));
      }
    }
    return pieces;
  }

  /** Places of one piece in both arrays. */
  private final class Walk {
    final Ranges loops = new Ranges();
    final Index before = loops.over("outer", outer);
    final Index along;
    final Index last;
    final Index large;

    Walk(Piece piece) {
      along = loops.over("along", piece.length()).plus(piece.first());
      last = loops.over("inner", inner);
      large = place(along.times(factor).plus(piece.phase()), in * factor);
    }

    Index small(Near near) {
      return place(along.plus(near.offset()), in);
    }

    private Index place(Index axis, int length) {
      return before.times(length).plus(axis).times(inner).plus(last);
    }
  }

  /** Appends {@code large = interpolated small}. */
  void forward(StepBuilder step, Tensor small, Tensor large) {
    for (Piece piece : pieces()) {
      Walk walk = new Walk(piece);
      Near first = piece.near().get(0);
      Expr value = Pool.at(small, walk.small(first));
      if (piece.near().size() > 1) {
        Near second = piece.near().get(1);
        Expr other = Pool.at(small, walk.small(second)).times(second.weight());
        value = Expr.fma(Expr.constant(first.weight()), value, other);
      }
      step.add(new Nest(large, walk.large, walk.loops.domain(), value, false));
    }
  }

  /** Appends {@code small += } the weights times {@code large}. */
  void backward(StepBuilder step, Tensor large, Tensor small) {
    backwardOps(large, small).forEach(step::add);
  }

  /** Returns the operations that add the weights times {@code large} to {@code small}. */
  List<Nest> backwardOps(Tensor large, Tensor small) {
    List<Nest> ops = new ArrayList<>();
    for (Piece piece : pieces()) {
      for (Near near : piece.near()) {
        Walk walk = new Walk(piece);
        Expr sum = Pool.at(small, walk.small(near));
        Expr given = Pool.at(large, walk.large);
        Expr value =
            near.weight() == 1
                ? sum.plus(given)
                : Expr.fma(Expr.constant(near.weight()), given, sum);
        ops.add(new Nest(small, walk.small(near), walk.loops.domain(), value, false));
      }
    }
    return ops;
  }
}
