package dev.gradwright.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the cells of one field, row after row. */
abstract sealed class CsvColumns {
  private static final int FIRST_CAPACITY = 1024;

  final int[] positions;

  CsvColumns(int[] positions) {
    this.positions = positions;
  }

  /**
   * Takes one cell.
   *
   * @throws DataException with a complaint about the text, to be put after the name of the place
   */
  abstract void add(String text);

  abstract Field field(CsvField wanted);

  /** Numbers, kept flat. */
  static final class Numbers extends CsvColumns {
    private final Decimal decimal;
    private double[] values = new double[FIRST_CAPACITY];
    private int count;

    Numbers(int[] positions, Decimal decimal) {
      super(positions);
      this.decimal = decimal;
    }

    @Override
    void add(String text) {
      double value = decimal.parse(text);
      if (count == values.length) {
        values = Arrays.copyOf(values, grown(count));
      }
      values[count++] = value;
    }

    @Override
    Field field(CsvField wanted) {
      Store store = new DoubleStore(Arrays.copyOf(values, count));
      return new Field(wanted.kind(), wanted.name(), positions.length, store, List.of());
    }
  }

  /**
   * Names of classes, kept as indices in the order of their first appearance until all are known.
   */
  static final class Labels extends CsvColumns {
    private final SortedMap<String, Integer> indices = new TreeMap<>();
    private final List<String> names = new ArrayList<>();
    private final boolean known;
    private int[] labels = new int[FIRST_CAPACITY];
    private int count;

    /**
     * @param known the classes and their order; empty to learn them from the file
     */
    Labels(int[] positions, List<String> known) {
      super(positions);
      this.known = !known.isEmpty();
      known.forEach(this::learn);
    }

    @Override
    void add(String text) {
      if (text.isBlank()) {
        throw new DataException("the class is missing: " + Excerpt.of(text));
      }
      if (text.indexOf('\0') >= 0) {
        throw new DataException("the class has a NUL character: " + Excerpt.of(text));
      }
      Integer index = indices.get(text);
      if (index == null) {
        if (known) {
          throw new DataException(unknown(text));
        }
        index = learn(text);
      }
      if (count == labels.length) {
        labels = Arrays.copyOf(labels, grown(count));
      }
      labels[count++] = index;
    }

    @Override
    Field field(CsvField wanted) {
      int[] place = new int[names.size()];
      int next = 0;
      for (int index : indices.values()) {
        place[index] = known ? index : next++;
      }
      int[] placed = new int[count];
      for (int row = 0; row < count; row++) {
        placed[row] = place[labels[row]];
      }
      List<String> order = known ? List.copyOf(names) : List.copyOf(indices.keySet());
      return new Field(wanted.kind(), wanted.name(), 1, new IntStore(placed), order);
    }

    private int learn(String name) {
      int index = names.size();
      indices.put(name, index);
      names.add(name);
      return index;
    }

    private String unknown(String text) {
      for (String name : names) {
        if (name.strip().equalsIgnoreCase(text.strip())) {
          return String.format(
              Locale.ROOT,
              "unknown class %s; did you mean %s?",
              Excerpt.of(text),
              Excerpt.of(name));
        }
      }
      List<String> first = names.stream().limit(10).map(Excerpt::of).toList();
      return String.format(
          Locale.ROOT,
          "unknown class %s; known are %s%s",
          Excerpt.of(text),
          String.join(", ", first),
          names.size() > 10 ? ", ..." : "");
    }
  }

  private static int grown(int length) {
    if (length > Integer.MAX_VALUE - 8 - length / 2) {
      throw new DataException("the file holds more numbers than an array can");
    }
    return length + length / 2;
  }
}
