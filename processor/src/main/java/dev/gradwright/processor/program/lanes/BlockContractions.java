package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.op.Contraction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A contraction on vectors whose lanes are rows, in register tiles: several results along one or
 * two of its loops are summed up side by side, so that a factor once loaded serves several of them.
 */
final class BlockContractions {
  /** Sums in registers: with their factors no more than the 16 vector registers of AVX2. */
  private static final int MOST_SUMS = 8;

  /** Results along the first loop where a second one has two. */
  private static final int LONG_SIDE = 4;

  /** Results along the only loop. */
  private static final int ONLY_SIDE = 6;

  private final BlockCode code;
  private final Contraction op;
  // a gradient, or a sum over the batch
  private final boolean isGradient;
  private final boolean isWeighted;
  private final @Nullable Range first;
  private final @Nullable Range second;
  private final Map<String, MethodWriter> tiles = new HashMap<>();
  private final String name;

  BlockContractions(BlockCode code, Contraction op) {
    this.code = code;
    this.op = op;
    isGradient = !(op.out() instanceof Contraction.Target.Value);
    isWeighted =
        NestReads.isShared(op.left()) || (op.right() != null && NestReads.isShared(op.right()));
    first = side(null);
    second = first == null || (isWeighted && !isGradient) ? null : side(first);
    name = code.arrays.free(code.name + "Sums");
  }

  /** A loop on which one factor depends and the other does not; without one, any. */
  private @Nullable Range side(@Nullable Range other) {
    Range best = null;
    int most = 0;
    for (Range range : op.free().ranges()) {
      if (range.length() == 1 || op.summed().guards(range.variable()) || range.equals(other)) {
        continue;
      }
      int worth = worth(range, other);
      if (worth > most) {
        best = range;
        most = worth;
      }
    }
    return best;
  }

  private int worth(Range range, @Nullable Range other) {
    Expr right = op.right();
    boolean inLeft = Contraction.dependsOn(op.left(), range.variable());
    boolean inRight = right != null && Contraction.dependsOn(right, range.variable());
    boolean shares = right != null && inLeft != inRight;
    if (other != null) {
      boolean otherInLeft = Contraction.dependsOn(op.left(), other.variable());
      return shares && inLeft != otherInLeft ? 2 : 0;
    }
    if (!shares) {
      return 1;
    }
    // the weights differ along it, and the rows' numbers are loaded once for all of them
    boolean weights = right != null && NestReads.isShared(inLeft ? op.left() : right);
    return weights ? 100 + Math.min(range.length(), LONG_SIDE) : 10 + Math.min(range.length(), 4);
  }

  void write() {
    MethodWriter method = code.method();
    Set<String> used = used();
    NestReads.outer(method, op.free().variables(), used);
    method.count();
    if (isGradient) {
      free(method, 1);
    } else {
      method.line("int r = 0;");
      if (isWeighted) {
        method.open("for (; r + L < n; r += 2 * L)");
        free(method, 2);
        method.close();
      }
      method.open(isWeighted ? "if (r < n)" : "for (; r < n; r += L)");
      free(method, 1);
      method.close();
    }
    code.finish(method);
  }

  private Set<String> used() {
    Set<String> used = new TreeSet<>(op.out().index().coefficients().keySet());
    op.expressions().forEach(e -> used.addAll(NestReads.variables(e)));
    BlockNests.guards(op.summed(), used);
    used.removeAll(op.summed().variables());
    return used;
  }

  /** All results for one or two vectors of rows. */
  private void free(MethodWriter method, int vectors) {
    List<Range> others = new ArrayList<>();
    for (Range range : op.free().ranges()) {
      if (!range.equals(first) && !range.equals(second)) {
        others.add(range);
      }
    }
    int braces = BlockNests.open(method, new Domain(others, List.of()));
    int most = vectors == 2 || second != null ? LONG_SIDE : ONLY_SIDE;
    along(
        method,
        second,
        MOST_SUMS / LONG_SIDE,
        n -> along(method, first, most, m -> call(method, m, n, vectors)));
    BlockNests.close(method, braces);
  }

  private interface Body {
    void write(int results);
  }

  /** A loop in steps of a few results, and what is left over. */
  private static void along(MethodWriter method, @Nullable Range range, int most, Body body) {
    if (range == null) {
      body.write(1);
      return;
    }
    int length = range.length();
    int passes = (length + most - 1) / most;
    int step = (length + passes - 1) / passes;
    int whole = length - length % step;
    String i = range.variable();
    method.open(
        String.format(
            Locale.ROOT, "for (int %1$s = 0; %1$s < %2$d; %1$s += %3$d)", i, whole, step));
    body.write(step);
    method.close();
    if (whole < length) {
      method.open(
          String.format(
              Locale.ROOT,
              "for (int %1$s = %2$d; %1$s < %3$d; %1$s += %4$d)",
              i,
              whole,
              length,
              length - whole));
      body.write(length - whole);
      method.close();
    }
  }

  private void call(MethodWriter method, int firsts, int seconds, int vectors) {
    String size = firsts + "x" + seconds + "x" + vectors;
    MethodWriter tile = tiles.get(size);
    if (tile == null) {
      tile = isGradient ? gradient(size, firsts, seconds) : values(size, firsts, seconds, vectors);
      tiles.put(size, tile);
      code.methods.add(tile.method());
    }
    method.callSame(tile);
  }

  private MethodWriter tile(String size) {
    MethodWriter out = new MethodWriter(code.arrays, name + size);
    for (String variable : used()) {
      out.number(variable);
    }
    return out;
  }

  /** One result of a tile. */
  private record Sum(int first, int second, int vector, String variable) {}

  private List<Sum> sums(int firsts, int seconds, int vectors) {
    List<Sum> sums = new ArrayList<>();
    for (int i = 0; i < firsts; i++) {
      for (int j = 0; j < seconds; j++) {
        for (int c = 0; c < vectors; c++) {
          sums.add(new Sum(i, j, c, "z" + i + (seconds > 1 ? "_" + j : "") + (c == 0 ? "" : "b")));
        }
      }
    }
    return sums;
  }

  private Expr at(Expr expression, int i, int j) {
    Expr moved = first == null ? expression : Contraction.shift(expression, first.variable(), i);
    return second == null ? moved : Contraction.shift(moved, second.variable(), j);
  }

  private Index at(Index index, int i, int j) {
    Index moved = index;
    if (first != null) {
      moved = moved.with(first.variable(), Index.of(first.variable()).plus(i));
    }
    if (second != null) {
      moved = moved.with(second.variable(), Index.of(second.variable()).plus(j));
    }
    return moved;
  }

  private static String rows(int vector) {
    return vector == 0 ? "r" : "r + L";
  }

  private MethodWriter values(String size, int firsts, int seconds, int vectors) {
    MethodWriter out = tile(size);
    out.number("r");
    List<Sum> sums = sums(firsts, seconds, vectors);
    chains(out, sums);
    Contraction.Target.Value value = (Contraction.Target.Value) op.out();
    String array = out.lanes(value.tensor());
    for (Sum sum : sums) {
      Index place = at(value.index(), sum.first(), sum.second());
      out.line(
          sum.variable()
              + ".intoArray("
              + array
              + ", "
              + NestReads.place(place, rows(sum.vector()))
              + ");");
    }
    return out;
  }

  /** A sum for each row first; these are then added row by row. */
  private MethodWriter gradient(String size, int firsts, int seconds) {
    MethodWriter out = tile(size);
    out.count();
    List<Sum> sums = sums(firsts, seconds, 1);
    String scratch = out.lanes(code.sharedScratch());
    out.open("for (int r = 0; r < n; r += L)");
    chains(out, sums);
    for (int i = 0; i < sums.size(); i++) {
      String place = i == 0 ? "r" : LaneArrays.ROWS * i + " + r";
      out.line(sums.get(i).variable() + ".intoArray(" + scratch + ", " + place + ");");
    }
    out.close();
    boolean isFirst = code.isFirstGradient(op);
    String array = array(out);
    List<String> places = new ArrayList<>();
    for (Sum sum : sums) {
      Index place = at(op.out().index(), sum.first(), sum.second());
      places.add(array + place.java() + "]");
    }
    for (int i = 0; i < sums.size(); i++) {
      out.line("float s" + i + " = " + (isFirst ? "0f" : places.get(i)) + ";");
    }
    out.open("for (int r = 0; r < n; r++)");
    for (int i = 0; i < sums.size(); i++) {
      String place = i == 0 ? "r" : LaneArrays.ROWS * i + " + r";
      out.line("s" + i + " += " + scratch + "[" + place + "];");
    }
    out.close();
    for (int i = 0; i < sums.size(); i++) {
      out.line(places.get(i) + " = s" + i + ";");
    }
    return out;
  }

  /** The array that takes sums over the rows, up to the place in it. */
  private String array(MethodWriter out) {
    if (op.out() instanceof Contraction.Target.Batch batch) {
      return out.sums() + "[" + code.arrays.sum(batch.name()) + " + ";
    }
    Contraction.Target.Gradient target = (Contraction.Target.Gradient) op.out();
    return out.gradients() + "[" + code.arrays.offset(target.parameter()) + " + ";
  }

  /** The sums from their start to their last term. */
  private void chains(MethodWriter out, List<Sum> sums) {
    for (Sum sum : sums) {
      NestReads reads = new NestReads(code, out, rows(sum.vector()));
      String start = reads.print(at(op.start(), sum.first(), sum.second()));
      out.line("FloatVector " + sum.variable() + " = " + start + ";");
    }
    List<List<Expr>> factors = sums.stream().map(this::factors).toList();
    List<Expr> all = factors.stream().flatMap(List::stream).toList();
    // one term at a time: HotSpot loads the factors of all that is written out before it computes
    TermLoop loop =
        TermLoop.isPossible(op.summed(), all) ? new TermLoop(out, op.summed(), all) : null;
    int braces = 0;
    if (loop == null) {
      braces = BlockNests.open(out, op.summed());
    } else {
      loop.open();
    }
    term(out, sums, factors, loop);
    if (loop == null) {
      BlockNests.close(out, braces);
    } else {
      loop.close();
    }
  }

  private List<Expr> factors(Sum sum) {
    List<Expr> own = new ArrayList<>();
    own.add(at(op.left(), sum.first(), sum.second()));
    Expr right = op.right();
    if (right != null) {
      own.add(at(right, sum.first(), sum.second()));
    }
    return own;
  }

  /** One term of every sum; equal factors are loaded once. */
  private void term(
      MethodWriter out, List<Sum> sums, List<List<Expr>> factors, @Nullable TermLoop loop) {
    Map<String, String> loaded = new HashMap<>();
    for (int i = 0; i < sums.size(); i++) {
      Sum sum = sums.get(i);
      List<Expr> own = factors.get(i);
      String a = load(out, own.get(0), sum, loaded, loop);
      if (own.size() == 1) {
        out.line(sum.variable() + " = " + sum.variable() + ".add(" + a + ");");
      } else {
        String b = load(out, own.get(1), sum, loaded, loop);
        out.line(sum.variable() + " = " + a + ".fma(" + b + ", " + sum.variable() + ");");
      }
    }
  }

  private String load(
      MethodWriter out, Expr factor, Sum sum, Map<String, String> loaded, @Nullable TermLoop loop) {
    int vector = NestReads.isShared(factor) ? 0 : sum.vector();
    String text = new NestReads(code, out, rows(vector), loop).print(factor);
    return loaded.computeIfAbsent(
        text,
        t -> {
          String variable = "f" + loaded.size();
          out.line("FloatVector " + variable + " = " + t + ";");
          return variable;
        });
  }
}
