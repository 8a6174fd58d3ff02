package dev.gradwright.processor.program.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Register tiles of a {@link Product}: a few units by one or two vectors of lanes, whose sums stay
 * in registers from the first term to the last.
 *
 * <p>A tile of R units and C vectors holds R C sums, R shared factors (HotSpot likes to load them
 * all ahead) and C vectors: with R C + R + C at most 16 nothing is spilled where a processor has 16
 * vector registers, and eight independent sums hide the latency of a multiply-add.
 */
final class Tile {
  /** Units of a tile of two vectors: 4 * 2 + 4 + 2 = 14 registers. */
  static final int UNITS_OF_TWO = 4;

  /** Units of a tile of one vector: 7 + 7 + 1 = 15 registers. */
  static final int UNITS_OF_ONE = 7;

  private static final String[] VECTORS = {"a", "b"};

  private final LaneArrays arrays;
  private final Product product;
  private final String name;
  private final List<LaneMethod> methods;
  private final Map<String, MethodWriter> written = new HashMap<>();

  Tile(LaneArrays arrays, Product product, String name, List<LaneMethod> methods) {
    this.arrays = arrays;
    this.product = product;
    this.name = name;
    this.methods = methods;
  }

  /** Returns the units of a tile, so that few are left over in the last one. */
  static int units(int all, int vectors) {
    if (vectors == 2) {
      return Math.min(all, UNITS_OF_TWO);
    }
    int tiles = (all + UNITS_OF_ONE - 1) / UNITS_OF_ONE;
    return (all + tiles - 1) / tiles;
  }

  /** Writes the loop over all units at lane {@code lane}, and the methods it calls. */
  void all(MethodWriter out, int vectors, String lane) {
    int units = units(product.units(), vectors);
    int whole = product.units() - product.units() % units;
    List<String> more = new ArrayList<>();
    if (!isNumber(product.terms())) {
      more.add(product.terms());
    }
    if (isFromNeeded()) {
      more.add("from");
    }
    MethodWriter tile = tile(units, vectors);
    if (whole == units) {
      out.call(tile, values("0", lane, more));
    } else {
      String o = product.unit();
      out.open("for (int " + o + " = 0; " + o + " < " + whole + "; " + o + " += " + units + ")");
      out.call(tile, values(o, lane, more));
      out.close();
    }
    if (whole < product.units()) {
      MethodWriter rest = tile(product.units() - whole, vectors);
      out.call(rest, values(String.valueOf(whole), lane, more));
    }
  }

  private boolean isFromNeeded() {
    return product.vector().base().contains("from");
  }

  private static String[] values(String unit, String lane, List<String> more) {
    List<String> values = new ArrayList<>(List.of(unit, lane));
    values.addAll(more);
    return values.toArray(String[]::new);
  }

  private static boolean isNumber(String text) {
    return Character.isDigit(text.charAt(0));
  }

  private MethodWriter tile(int units, int vectors) {
    return written.computeIfAbsent(units + "x" + vectors, size -> write(size, units, vectors));
  }

  private MethodWriter write(String size, int units, int vectors) {
    MethodWriter out = new MethodWriter(arrays, name + size);
    String o = product.unit();
    String r = product.lane();
    String k = product.term();
    out.comment(
        (units == 1 ? "1 unit" : units + " units")
            + (vectors == 1 ? ", 1 vector." : ", 2 vectors."));
    out.number(o);
    out.number(r);
    if (!isNumber(product.terms())) {
      out.count();
    }
    if (isFromNeeded()) {
      out.from();
    }
    // the order of the parameters: factors, then the result
    String scalar = product.scalar().array().in(out);
    String vector = product.vector().array().in(out);
    String target = product.out().array().in(out);
    out.line(
        "int p = " + product.out().base() + product.out().unitStep() + " * " + o + " + " + r + ";");
    start(out, units, vectors, target);
    out.line("int q = " + unitBase(o) + ";");
    out.line("int u = " + product.vector().base() + r + ";");
    out.open("for (int " + k + " = 0; " + k + " < " + product.terms() + "; " + k + "++)");
    for (int c = 0; c < vectors; c++) {
      String offset =
          "u" + (c == 0 ? "" : " + L") + " + " + product.vector().termStep() + " * " + k;
      out.line(
          "FloatVector x" + c + " = FloatVector.fromArray(S, " + vector + ", " + offset + ");");
    }
    for (int i = 0; i < units; i++) {
      String index = "q" + plus((long) i * product.scalar().unitStep()) + " + " + times(k);
      out.line("FloatVector c" + i + " = FloatVector.broadcast(S, " + scalar + "[" + index + "]);");
      for (int c = 0; c < vectors; c++) {
        String sum = VECTORS[c] + i;
        out.line(sum + " = c" + i + ".fma(x" + c + ", " + sum + ");");
      }
    }
    out.close();
    for (int i = 0; i < units; i++) {
      for (int c = 0; c < vectors; c++) {
        out.line(VECTORS[c] + i + ".intoArray(" + target + ", " + place(i, c) + ");");
      }
    }
    methods.add(out.method());
    return out;
  }

  private String unitBase(String o) {
    int step = product.scalar().unitStep();
    return product.scalar().base() + (step == 1 ? o : step + " * " + o);
  }

  private String times(String k) {
    int step = product.scalar().termStep();
    return step == 1 ? k : step + " * " + k;
  }

  private static String plus(long offset) {
    return offset == 0 ? "" : " + " + offset;
  }

  private String place(int unit, int vector) {
    return "p" + plus((long) unit * product.out().unitStep()) + (vector == 0 ? "" : " + L");
  }

  private void start(MethodWriter out, int units, int vectors, String target) {
    for (int i = 0; i < units; i++) {
      for (int c = 0; c < vectors; c++) {
        String value;
        if (product.start() instanceof Product.Start.Bias bias) {
          String index = bias.base() + product.unit() + plus(i);
          value = "FloatVector.broadcast(S, " + out.weights() + "[" + index + "])";
        } else if (product.start() instanceof Product.Start.Present) {
          value = "FloatVector.fromArray(S, " + target + ", " + place(i, c) + ")";
        } else {
          value = "FloatVector.zero(S)";
        }
        out.line("FloatVector " + VECTORS[c] + i + " = " + value + ";");
      }
    }
  }
}
