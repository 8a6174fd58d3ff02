package dev.gradwright.data;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the cells of one column, row after row, into a place of a matrix. */
abstract sealed class Cells {
  final String column;
  final Missing policy;
  final Matrix matrix;
  final int place;

  /** What numbers are multiplied by. */
  final double factor;

  /** How many cells of complete rows were missing. */
  long missing;

  /** Whether the cell of the current row was missing. */
  boolean gap;

  /** Another place that takes the same column, if there is one. */
  @Nullable Cells next;

  Cells(String column, Missing policy, Matrix matrix, int place, double factor) {
    this.factor = factor;
    this.column = column;
    this.policy = policy;
    this.matrix = matrix;
    this.place = place;
  }

  /**
   * Takes a cell.
   *
   * @return false if the row is to be left out
   * @throws DataException with a complaint about the text, to be put after the name of the place
   */
  abstract boolean take(char[] text, int from, int to);

  /** Takes a cell that is no text but a number. */
  final boolean take(double number) {
    if (!Double.isFinite(number)) {
      return absent(
          () ->
              Double.isNaN(number)
                  ? "the value is missing: NaN"
                  : number + " is not a finite number");
    }
    matrix.set(place, number * factor);
    return true;
  }

  /** Takes a cell that has nothing in it. */
  final boolean absent(Supplier<String> complaint) {
    gap = true;
    matrix.gaps = true;
    switch (policy.action) {
      case ERROR -> throw new DataException(complaint.get());
      case DROP -> {
        return false;
      }
      case MEAN, MEDIAN, NUMBER -> matrix.set(place, policy.number * factor);
      case MASK, TEXT -> takeConstant();
      case KEEP -> keep();
    }
    return true;
  }

  /** Takes what the policy puts in the place of a missing cell. */
  void takeConstant() {
    matrix.set(place, policy.number * factor);
  }

  /** Takes a missing number for what it is. */
  void keep() {
    matrix.set(place, Double.NaN);
  }

  /** Ends the work of a column of texts: their numbers become those of their order. */
  void finish() {}

  static final class Numbers extends Cells {
    final Decimal decimal;

    Numbers(
        String column, Missing policy, Matrix matrix, int place, Decimal decimal, double factor) {
      super(column, policy, matrix, place, factor);
      this.decimal = decimal;
    }

    @Override
    boolean take(char[] text, int from, int to) {
      double value = decimal.parse(text, from, to);
      if (Double.isNaN(value)) {
        String cell = new String(text, from, to - from);
        if (!Decimal.missing(cell)) {
          throw new DataException(decimal.complaint(cell));
        }
        return absent(() -> decimal.complaint(cell));
      }
      matrix.set(place, value * factor);
      return true;
    }
  }

  /** Texts, as categories or classes. */
  static final class Texts extends Cells {
    /** The longest text that stands for a missing cell: null. */
    private static final int LONGEST_MISSING = 4;

    /** The index of a class that is not known. */
    private static final int MISSING_CLASS = -1;

    final Dictionary dictionary;

    /** What the texts are, for messages. */
    private final String what;

    private final boolean trim;

    Texts(
        String column,
        Missing policy,
        Matrix matrix,
        int place,
        Dictionary dictionary,
        boolean trim,
        String what) {
      super(column, policy, matrix, place, 1);
      this.dictionary = dictionary;
      this.trim = trim;
      this.what = what;
    }

    @Override
    boolean take(char[] text, int from, int to) {
      int first = from;
      int last = to;
      while (first < last && blank(text[first])) {
        first++;
      }
      while (first < last && blank(text[last - 1])) {
        last--;
      }
      if (last - first <= LONGEST_MISSING && (first == last || suspicious(text[first]))) {
        String cell =
            trim ? new String(text, first, last - first) : new String(text, from, to - from);
        if (!dictionary.replaces(cell) && Decimal.missingText(cell)) {
          return absent(() -> "the " + what + " is missing: " + Excerpt.of(cell));
        }
      }
      matrix.set(
          place, trim ? dictionary.lookup(text, first, last) : dictionary.lookup(text, from, to));
      return true;
    }

    /** Returns whether a short text may stand for a missing cell, by its first character. */
    private static boolean suspicious(char c) {
      return c == '?' || c == 'n' || c == 'N';
    }

    private static boolean blank(char c) {
      return c <= ' ' || (c > 127 && Character.isWhitespace(c));
    }

    @Override
    void takeConstant() {
      matrix.set(place, dictionary.lookup(policy.text));
    }

    @Override
    void keep() {
      matrix.set(place, MISSING_CLASS);
    }

    @Override
    void finish() {
      matrix.translate(place, dictionary.places());
    }
  }
}
