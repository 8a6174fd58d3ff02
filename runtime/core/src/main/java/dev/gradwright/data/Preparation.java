package dev.gradwright.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the features of data sets into numbers of one size, as it was learned from the rows to
 * train on.
 *
 * <pre>{@code
 * Preparation preparation = Preparation.standardize().oneHot().fit(split.train());
 * trainer.fit(preparation.apply(split.train()), preparation.apply(split.test()));
 * }</pre>
 *
 * <p>A {@link PreparationPlan} says what to do, and only what {@link PreparationPlan#fit} made of
 * training rows can be applied, so that nothing leaks from other rows. A preparation never changes;
 * it is saved with the model as {@link #encode() text}. Missing cells of columns read with {@link
 * Missing#MEAN} get the mean of the training rows.
 */
public final class Preparation {
  /**
   * What is made of the features of one input.
   *
   * @param parts one for each column that comes in
   */
  record Input(Optional<String> name, List<Part> parts) {
    int width() {
      return parts.stream().mapToInt(part -> part.rule().width()).sum();
    }
  }

  /**
   * What is made of one column.
   *
   * @param column its name, if it has one
   */
  record Part(Optional<String> column, Rule rule) {}

  private final List<Input> inputs;
  private final List<Note> notes;

  Preparation(List<Input> inputs, List<Note> notes) {
    this.inputs = List.copyOf(inputs);
    this.notes = List.copyOf(notes);
  }

  /** Plans to {@link PreparationPlan#standardize} columns. */
  public static PreparationPlan standardize(String... names) {
    return PreparationPlan.EMPTY.standardize(names);
  }

  /** Plans to bring columns into the range from 0 to 1. */
  public static PreparationPlan minMax(String... names) {
    return PreparationPlan.EMPTY.minMax(names);
  }

  /** Plans to make one column of every category. */
  public static PreparationPlan oneHot(String... names) {
    return PreparationPlan.EMPTY.oneHot(names);
  }

  /** Plans to take the median from columns and to divide by the range of their middle half. */
  public static PreparationPlan robust(String... names) {
    return PreparationPlan.EMPTY.robust(names);
  }

  /** Plans to make a number of every category. */
  public static PreparationPlan ordinal(String... names) {
    return PreparationPlan.EMPTY.ordinal(names);
  }

  /** Plans to leave numbers as they are. */
  public static PreparationPlan keep(String... names) {
    return PreparationPlan.EMPTY.keep(names);
  }

  /** Plans to put the mean where a number is missing, and to tell the model that it was. */
  public static PreparationPlan mask(String... names) {
    return PreparationPlan.EMPTY.mask(names);
  }

  /** Plans to put the mean of the training rows where a number is missing. */
  public static PreparationPlan fillMean(String... names) {
    return PreparationPlan.EMPTY.fillMean(names);
  }

  /**
   * Returns the data with their features prepared, and all else as it is.
   *
   * @throws DataException if the data are prepared already, have other inputs or columns than the
   *     training rows, a category that is unknown, or a missing number in a column that has no mean
   *     to put there
   */
  public Dataset apply(Dataset data) {
    if (data.preparation().isPresent()) {
      throw new DataException("these data are prepared already; apply a preparation only once");
    }
    for (Input input : inputs) {
      if (input.name().map(data::features).orElseGet(data::features) < 0) {
        throw new DataException(
            "the data have no features"
                + input.name().map(name -> " " + Excerpt.of(name)).orElse("")
                + ", which the preparation was fitted on");
      }
    }
    List<Field> fields = new ArrayList<>();
    for (Field field : data.fields()) {
      fields.add(
          field.kind() == Field.Kind.FEATURES
              ? new PreparedField(input(field), field).field()
              : field);
    }
    List<Note> all = new ArrayList<>(data.origin());
    all.addAll(notes);
    return new Dataset(fields, data.rows(), all, Optional.of(this));
  }

  private Input input(Field field) {
    for (Input input : inputs) {
      if (input.name().equals(field.name())) {
        return input;
      }
    }
    throw new DataException(
        "the preparation was not fitted on " + field.describe() + ", which the data have");
  }

  /** Returns what was noted when this was fitted: columns that never changed. */
  public List<Note> notes() {
    return notes;
  }

  /** Returns the numbers per row that this makes of the features of one input. */
  public int width(String input) {
    return width(Optional.of(input));
  }

  /** Returns the numbers per row that this makes of the features of the only input. */
  public int width() {
    return width(Optional.empty());
  }

  private int width(Optional<String> name) {
    return inputs.stream()
        .filter(input -> input.name().equals(name))
        .mapToInt(Input::width)
        .findFirst()
        .orElseThrow(() -> new DataException("no such input was prepared: " + name.orElse("")));
  }

  /** Returns this preparation as lines of text, numbers exact; without the notes. */
  public String encode() {
    return PreparationText.of(inputs);
  }

  /**
   * Returns the preparation that {@link #encode} made the text of.
   *
   * @throws DataException if the text is not one of these; the message names the line
   */
  public static Preparation decode(String text) {
    return new Preparation(PreparationText.parse(text), List.of());
  }

  /** Returns whether {@code other} makes the same of the same data. */
  @Override
  @SuppressWarnings("exports") // the annotation is of no use to callers
  public boolean equals(@Nullable Object other) {
    return other instanceof Preparation that && encode().equals(that.encode());
  }

  @Override
  public int hashCode() {
    return encode().hashCode();
  }

  @Override
  public String toString() {
    return encode();
  }
}
