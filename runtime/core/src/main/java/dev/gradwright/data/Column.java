package dev.gradwright.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One named column of a field of features.
 *
 * @param categories the texts the column holds, in the order of their text, its numbers being their
 *     indices; empty for a column of numbers
 * @param gaps whether cells may be missing, which are NaN until a {@link Preparation} puts
 *     something there
 */
public record Column(String name, List<String> categories, Gaps gaps) {
  /** What a preparation puts where a cell of a column is missing. */
  public enum Gaps {
    /** No cell is missing. */
    NONE,
    /** The mean of the training rows. */
    MEAN,
    /** The median of the training rows. */
    MEDIAN,
    /** The mean of the training rows, and 1 in a second column. */
    MASK;

    Optional<Fill> fill() {
      return switch (this) {
        case NONE -> Optional.empty();
        case MEAN -> Optional.of(Fill.MEAN);
        case MEDIAN -> Optional.of(Fill.MEDIAN);
        case MASK -> Optional.of(Fill.MASK);
      };
    }
  }

  /** Copies the categories. */
  public Column {
    Objects.requireNonNull(name, "name");
    categories = List.copyOf(categories);
  }

  /** Returns a column of numbers without missing cells. */
  static Column of(String name) {
    return new Column(name, List.of(), Gaps.NONE);
  }
}
