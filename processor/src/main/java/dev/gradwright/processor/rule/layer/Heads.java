package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Fold;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.layer.Projection.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The sums of attention between queries, keys and values that several heads share out.
 *
 * @param heads into which queries, keys and values fall
 * @param times queries
 * @param keys keys and values
 * @param width numbers of one head's query and key
 * @param valueWidth numbers of one head's value
 */
record Heads(int heads, int times, int keys, int width, int valueWidth) {
  /** The largest finite number is lower than no score: what a query that sees nothing starts at. */
  private static final double LOWEST = -Float.MAX_VALUE;

  private Shape pairs() {
    return Shape.of(heads, times, keys);
  }

  private Shape queries() {
    return Shape.of(heads, times);
  }

  /** Returns what the forward pass keeps: how much each query looks at each key. */
  Tensor probabilities(StepBuilder step) {
    return step.kept("look", pairs().size());
  }

  /** The loops over heads, queries and keys, some of them summed up. */
  private record Loops(Ranges free, Ranges summed, Index head, Index time, Index key) {
    Index pair(Heads of) {
      return of.pairs().index(head, time, key);
    }
  }

  private Loops loops(Ranges free, Ranges times, Ranges keys) {
    Index head = free.over("head", heads);
    Index time = times.over("time", this.times);
    Index key = keys.over("key", this.keys);
    return new Loops(free, times == free ? keys : times, head, time, key);
  }

  /** Appends the probabilities and {@code context = look * v}. */
  void forward(
      StepBuilder step,
      Rows q,
      Rows k,
      Rows v,
      Rows context,
      boolean causal,
      @Nullable Tensor mask) {
    Tensor look = probabilities(step);
    Tensor most = step.kept("most", queries().size());
    Tensor total = step.kept("total", queries().size());
    step.add(scores(look, q, k));
    step.add(scaled(look, causal, mask));
    step.add(best(look, most));
    if (mask != null) {
      step.add(
          Cells.each(
              most, "place", i -> Expr.apply(Function.MAX, at(most, i), Expr.constant(LOWEST))));
    }
    Ranges all = new Ranges();
    Loops each = loops(all, all, all);
    Expr score = at(look, each.pair(this));
    Index query = queries().index(each.head(), each.time());
    Expr power = Expr.apply(Function.EXP, score.minus(at(most, query)));
    step.add(Cells.set(look, each.pair(this), all, power));
    step.add(alongKeys(total, look, null));
    // a query that sees a key has a sum of at least e^0; one that sees nothing divides 0 by 1
    Expr sum = at(total, query);
    Expr divisor = mask == null ? sum : Expr.apply(Function.MAX, sum, Expr.constant(1));
    step.add(Cells.set(look, each.pair(this), all, score.over(divisor)));
    step.add(values(context, look, v));
  }

  private Contraction scores(Tensor out, Rows q, Rows k) {
    Ranges free = new Ranges();
    Loops at = loops(free, free, free);
    Ranges summed = new Ranges();
    Index c = summed.over("c", width);
    Index feature = at.head().times(width).plus(c);
    return Contraction.value(
        out,
        at.pair(this),
        free.domain(),
        summed.domain(),
        q.read(at.time(), feature),
        k.read(at.key(), feature));
  }

  private double factor() {
    return 1 / Math.sqrt(width);
  }

  private Nest scaled(Tensor look, boolean causal, @Nullable Tensor mask) {
    Ranges all = new Ranges();
    Loops each = loops(all, all, all);
    Expr score = at(look, each.pair(this)).times(factor());
    Expr never = Expr.constant(Double.NEGATIVE_INFINITY);
    if (causal) {
      Expr key = Expr.read(new Access.Whole(each.key()));
      Expr time = Expr.read(new Access.Whole(each.time()));
      score = Expr.where(key, Comparison.GREATER, time, never, score);
    }
    if (mask != null) {
      Expr seen = at(mask, each.key());
      score = Expr.where(seen, Comparison.EQUAL, Expr.constant(0), never, score);
    }
    return Cells.set(look, each.pair(this), all, score);
  }

  private Fold best(Tensor look, Tensor most) {
    Ranges free = new Ranges();
    Ranges keys = new Ranges();
    Loops at = loops(free, free, keys);
    Index query = queries().index(at.head(), at.time());
    return new Fold(
        most, query, free.domain(), keys.domain(), Function.MAX, at(look, at.pair(this)));
  }

  private Contraction alongKeys(Tensor out, Tensor left, @Nullable Tensor right) {
    Ranges free = new Ranges();
    Ranges keys = new Ranges();
    Loops at = loops(free, free, keys);
    Index query = queries().index(at.head(), at.time());
    Expr second = right == null ? null : at(right, at.pair(this));
    return Contraction.value(
        out, query, free.domain(), keys.domain(), at(left, at.pair(this)), second);
  }

  /** What queries get: values by how much they are looked at. */
  private Contraction values(Rows context, Tensor look, Rows v) {
    return ofQueries(context, look, v, valueWidth);
  }

  /** Returns {@code dv = look' * dContext}. */
  Contraction valueGradient(Rows dv, Tensor look, Rows dContext) {
    return ofKeys(dv, look, dContext, valueWidth);
  }

  /** Returns {@code dq = dScore * k}. */
  Contraction queryGradient(Rows dq, Tensor dScore, Rows k) {
    return ofQueries(dq, dScore, k, width);
  }

  /** Returns {@code dk = dScore' * q}. */
  Contraction keyGradient(Rows dk, Tensor dScore, Rows q) {
    return ofKeys(dk, dScore, q, width);
  }

  /** Numbers of pairs times rows of the keys, summed over the keys: a row for each query. */
  private Contraction ofQueries(Rows out, Tensor pairs, Rows rows, int features) {
    Ranges free = new Ranges();
    Ranges keys = new Ranges();
    Loops at = loops(free, free, keys);
    return product(
        out, at.time(), free, keys, at(pairs, at.pair(this)), rows, at.key(), at, features);
  }

  /** Numbers of pairs times rows of the queries, summed over the queries: a row for each key. */
  private Contraction ofKeys(Rows out, Tensor pairs, Rows rows, int features) {
    Ranges free = new Ranges();
    Ranges times = new Ranges();
    Loops at = loops(free, times, free);
    return product(
        out, at.key(), free, times, at(pairs, at.pair(this)), rows, at.time(), at, features);
  }

  private static Contraction product(
      Rows out,
      Index outRow,
      Ranges free,
      Ranges summed,
      Expr pair,
      Rows rows,
      Index row,
      Loops at,
      int features) {
    Index c = free.over("c", features);
    Index feature = at.head().times(features).plus(c);
    return Contraction.value(
        out.tensor(),
        out.place(outRow, feature),
        free.domain(),
        summed.domain(),
        pair,
        rows.read(row, feature));
  }

  /** Appends the gradient of the scores and returns it. */
  Tensor scoreGradient(StepBuilder step, Rows v, Rows dContext) {
    Tensor look = probabilities(step);
    Tensor dScore = step.kept("dScore", pairs().size());
    Tensor dot = step.kept("dot", queries().size());
    Ranges free = new Ranges();
    Loops at = loops(free, free, free);
    Ranges summed = new Ranges();
    Index c = summed.over("c", valueWidth);
    Index feature = at.head().times(valueWidth).plus(c);
    step.add(
        Contraction.value(
            dScore,
            at.pair(this),
            free.domain(),
            summed.domain(),
            dContext.read(at.time(), feature),
            v.read(at.key(), feature)));
    step.add(alongKeys(dot, look, dScore));
    Ranges all = new Ranges();
    Loops each = loops(all, all, all);
    Index query = queries().index(each.head(), each.time());
    Expr centred = at(dScore, each.pair(this)).minus(at(dot, query));
    Expr gradient = at(look, each.pair(this)).times(centred).times(factor());
    step.add(Cells.set(dScore, each.pair(this), all, gradient));
    return dScore;
  }
}
