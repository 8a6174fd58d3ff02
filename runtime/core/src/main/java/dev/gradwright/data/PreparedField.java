package dev.gradwright.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Applies the rules of one input to the features of one data set. */
final class PreparedField {
  private final Preparation.Input input;
  private final Field source;

  /** For each column the number of its category among those known; unused for numbers. */
  private final int[][] categories;

  /**
   * @throws DataException if the features are not like those the rules were learned from
   */
  PreparedField(Preparation.Input input, Field source) {
    this.input = input;
    this.source = source;
    this.categories = new int[input.parts().size()][0];
    if (source.width() != categories.length) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s have %d columns, but the preparation was fitted on %d",
              source.describe(),
              source.width(),
              categories.length));
    }
    for (int i = 0; i < categories.length; i++) {
      check(i, input.parts().get(i));
    }
  }

  private void check(int index, Preparation.Part part) {
    List<String> held = List.of();
    if (!source.columns().isEmpty()) {
      Column column = source.columns().get(index);
      held = column.categories();
      if (part.column().isPresent() && !part.column().get().equals(column.name())) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: column %d is %s, but the preparation was fitted on %s",
                source.describe(),
                index,
                Excerpt.of(column.name()),
                Excerpt.of(part.column().get())));
      }
    }
    boolean wanted = part.rule() instanceof CategoryRule;
    if (wanted == held.isEmpty()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: %s holds %s, but the preparation was fitted on %s",
              source.describe(),
              source.describeColumn(index),
              held.isEmpty() ? "numbers" : "categories",
              wanted ? "categories" : "numbers"));
    }
    if (part.rule() instanceof CategoryRule rule) {
      categories[index] = held.stream().mapToInt(rule::code).toArray();
    }
  }

  Field field() {
    int width = input.width();
    int rows = source.rows();
    String what = source.describe() + ", prepared,";
    boolean single = source.store() instanceof FloatStore || source.store() instanceof ByteStore;
    float[] floats = Heap.allocate(single ? (long) rows * width : 0, 4, float[]::new, what);
    double[] doubles = Heap.allocate(single ? 0 : (long) rows * width, 8, double[]::new, what);
    double[] in = new double[source.width()];
    double[] out = single ? new double[width] : doubles;
    for (int row = 0; row < rows; row++) {
      source.store().copy(row * in.length, in, 0, in.length);
      int at = single ? 0 : row * width;
      for (int i = 0; i < in.length; i++) {
        Rule rule = input.parts().get(i).rule();
        if (rule instanceof ScaleRule scale) {
          scale.write(in[i], out, at);
          requireKnown(in[i], out[at], row, i);
        } else if (rule instanceof CategoryRule category) {
          category.write(code(category, in[i], row, i), out, at);
        }
        at += rule.width();
      }
      for (int i = 0; single && i < width; i++) {
        floats[row * width + i] = (float) out[i];
      }
    }
    boolean sameShape = width == source.width();
    return new Field(
        source.kind(),
        source.name(),
        sameShape ? source.shape() : List.of(width),
        columns(),
        single ? new FloatStore(floats) : new DoubleStore(doubles),
        List.of());
  }

  private void requireKnown(double value, double prepared, int row, int column) {
    if (Double.isNaN(prepared) && Double.isNaN(value)) {
      throw fault(
          row, column, "is missing; read it with Missing.MEAN, or plan fillMean() and fit again");
    }
  }

  private int code(CategoryRule rule, double value, int row, int column) {
    int code = categories[column][(int) value];
    if (code < 0) {
      String text = source.columns().get(column).categories().get((int) value);
      String near = Nearest.of(text, rule.known());
      throw fault(
          row,
          column,
          "is the unknown category "
              + Excerpt.of(text)
              + (near.isEmpty() ? "" : "; did you mean " + Excerpt.of(near) + "?")
              + "; known are "
              + Nearest.first(rule.known()));
    }
    return code;
  }

  private DataException fault(int row, int column, String what) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s: row %d, %s %s",
            source.describe(),
            row,
            source.describeColumn(column),
            what));
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < input.parts().size() && !source.columns().isEmpty(); i++) {
      String name = source.columns().get(i).name();
      input.parts().get(i).rule().columns(name).forEach(column -> columns.add(Column.of(column)));
    }
    return List.copyOf(columns);
  }
}
