package dev.gradwright.data;

import java.util.Locale;

/**
 * Something about data that is no error but worth knowing, with its count.
 *
 * @param subject the name of the column or class
 * @param count how many rows or cells
 */
public record Note(Kind kind, String subject, long count) {
  /** What a note says. */
  public enum Kind {
    /** Rows left out because their cell in this column was missing. */
    DROPPED_ROWS("column %s: %d rows with a missing cell left out"),
    /** Missing cells of this column that got the given constant. */
    FILLED_CELLS("column %s: %d missing cells filled with the constant"),
    /** Missing cells of this column that wait for what a preparation puts there. */
    MISSING_CELLS("column %s: %d missing cells, for a preparation to fill"),
    /** Targets were missing and kept so, for a loss marked {@code @Masked}. */
    MISSING_TARGETS("column %s: %d missing targets"),
    /** Cells of this column whose number is too small for a {@code double} and was read as 0. */
    UNDERFLOWS("column %s: %d numbers too small for a double, read as 0"),
    /** A class that no row has. */
    ABSENT_CLASS("class %s: %d rows"),
    /** A class that one row has. */
    RARE_CLASS("class %s: only %d row"),
    /** The class that all rows have. */
    ONLY_CLASS("class %s: all %d rows are of this one class"),
    /** A column with one value in all training rows, which is not divided by its spread of 0. */
    CONSTANT_COLUMN("column %s: the same number in all %d training rows, scaled by 1"),
    /** A column whose middle half is one number, so that its standard deviation divides it. */
    NARROW_COLUMN("column %s: the middle half of %d rows is one number; divided by the deviation");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** Returns the note as a sentence. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, kind.text, Excerpt.of(subject), count);
  }
}
