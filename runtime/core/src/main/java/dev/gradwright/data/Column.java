package dev.gradwright.data;

import java.util.List;
import java.util.Objects;

/**
 * One named column of a field of features.
 *
 * @param categories the texts the column holds, in the order of their text, its numbers being their
 *     indices; empty for a column of numbers
 * @param filledByMean whether cells may be missing, which are NaN until a {@link Preparation} puts
 *     the mean of its training rows there
 */
public record Column(String name, List<String> categories, boolean filledByMean) {
  /** Copies the categories. */
  public Column {
    Objects.requireNonNull(name, "name");
    categories = List.copyOf(categories);
  }

  /** Returns a column of numbers without missing cells. */
  static Column of(String name) {
    return new Column(name, List.of(), false);
  }
}
