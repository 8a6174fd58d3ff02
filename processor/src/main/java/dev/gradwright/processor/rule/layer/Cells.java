package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.program.op.Repeat;
import java.util.List;
import java.util.function.Function;

/** Short forms for layers whose numbers stand at places that depend on loops. */
final class Cells {
  private Cells() {}

  /** Returns t[r, index]. */
  static Expr at(Tensor tensor, Index index) {
    return Expr.read(new Access.At(tensor, index));
  }

  /** Returns w[index]. */
  static Expr at(Parameter parameter, Index index) {
    return Expr.read(new Access.WeightAt(parameter, index));
  }

  /** Returns {@code out[at] = expression} over all loops. */
  static Nest set(Tensor out, Index at, Ranges loops, Expr expression) {
    return new Nest(out, at, loops.domain(), expression, false);
  }

  /** Returns {@code out[j] = expression of j} for every element of a tensor. */
  static Nest each(Tensor out, String variable, Function<Index, Expr> expression) {
    Ranges loops = new Ranges();
    Index place = loops.over(variable, out.width());
    return set(out, place, loops, expression.apply(place));
  }

  /** Returns the operations once for every value of a variable from 0 on. */
  static List<Op> repeat(String variable, int times, Function<Index, List<Op>> body) {
    if (times == 0) {
      return List.of();
    }
    return times == 1
        ? body.apply(Index.of(0))
        : List.of(new Repeat(new Range(variable, times), body.apply(Index.of(variable))));
  }
}
