package dev.gradwright.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type become rows of numbers: generated code says it, component by component.
 * Immutable.
 *
 * @param <T> the record
 */
public final class RecordType<T> {
  private static final String MISSING = "(missing)";

  private final String name;
  private final List<Component<T>> components;

  private RecordType(String name, List<Component<T>> components) {
    this.name = name;
    this.components = List.copyOf(components);
  }

  /**
   * One component.
   *
   * @param number returns its number, or the place of its constant; NaN if it is missing
   * @param categories the constants of an enum; empty for numbers
   * @param scaling adds how it is prepared to a plan
   */
  private record Component<T>(
      String column,
      ToDoubleFunction<T> number,
      List<String> categories,
      Missing missing,
      Function<PreparationPlan, PreparationPlan> scaling) {
    boolean masks() {
      return missing.action == Missing.Action.MASK;
    }

    Column asColumn() {
      return categories.isEmpty()
          ? new Column(column, List.of(), missing.gaps())
          : new Column(column, known(), Column.Gaps.NONE);
    }

    List<String> known() {
      List<String> known = new ArrayList<>(categories);
      if (masks()) {
        known.add(MISSING);
      }
      return known;
    }
  }

  /**
   * Begins to describe a record.
   *
   * @param name of its type, for messages
   */
  public static <T> Builder<T> of(String name) {
    return new Builder<>(name);
  }

  /** Collects components in their order. */
  public static final class Builder<T> {
    private final String name;
    private final List<Component<T>> components = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Adds a number.
     *
     * @param column its name in tables, in any spelling
     * @param number returns it, or NaN if it is missing
     * @param missing what is done where it is missing
     * @param scaling how it is prepared: adds to a plan, given the column
     */
    public Builder<T> number(
        String column,
        ToDoubleFunction<T> number,
        Missing missing,
        Function<PreparationPlan, PreparationPlan> scaling) {
      components.add(new Component<>(column, number, List.of(), missing, scaling));
      return this;
    }

    /**
     * Adds a constant of an enum.
     *
     * @param value returns it, or null if it is missing
     * @param constants all there are, in their order
     */
    @SuppressWarnings("exports") // the annotation is of no use to callers
    public <E extends Enum<E>> Builder<T> category(
        String column, Function<T, @Nullable E> value, E[] constants, Missing missing) {
      int absent = constants.length;
      components.add(
          new Component<>(
              column,
              row -> {
                E constant = value.apply(row);
                boolean masked = missing.action == Missing.Action.MASK;
                int place = constant == null ? absent : Arrays.asList(constants).indexOf(constant);
                return constant != null || masked ? place : Double.NaN;
              },
              Arrays.stream(constants).map(Enum::name).toList(),
              missing,
              plan -> plan.oneHot(column)));
      return this;
    }

    /** Returns the type. */
    public RecordType<T> build() {
      return new RecordType<>(name, components);
    }
  }

  /** Describes the columns of a table that feed an input. */
  public <R extends TableReader<R>> R describe(String input, R table) {
    for (Component<T> component : components) {
      table.anySpelling(component.column());
      if (!component.categories().isEmpty()) {
        table.constants(component.column(), component.known());
        table.categories(component.column());
      }
      table.missing(component.missing(), component.column());
    }
    return table.features(input, columns());
  }

  private String[] columns() {
    return components.stream().map(Component::column).toArray(String[]::new);
  }

  /** Adds to a plan how the components are to be prepared. */
  public PreparationPlan plan(PreparationPlan plan) {
    PreparationPlan all = plan;
    for (Component<T> component : components) {
      all = component.scaling().apply(all);
      if (component.missing().action == Missing.Action.NUMBER) {
        all = all.fillConstant(component.missing().number, component.column());
      }
    }
    return all;
  }

  /**
   * Returns the features of rows.
   *
   * @throws DataException if a component is missing that must not be; the message names the row,
   *     from 0, and the component
   */
  Field field(String input, List<T> rows) {
    int gap = Arrays.asList(rows.toArray()).indexOf(null);
    if (gap >= 0) {
      throw new DataException(name + " " + gap + " is null");
    }
    int width = components.size();
    double[] numbers = new double[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < width; i++) {
        numbers[row * width + i] = number(components.get(i), rows.get(row), row);
      }
    }
    List<Column> all = components.stream().map(Component::asColumn).toList();
    return new Field(
        Field.Kind.FEATURES,
        Optional.of(input),
        List.of(width),
        all,
        DoubleStore.copyOf(numbers),
        List.of());
  }

  private double number(Component<T> component, T row, int index) {
    double number = component.number().applyAsDouble(row);
    if (!Double.isNaN(number)) {
      return number;
    }
    boolean waits =
        component.categories().isEmpty() && component.missing().gaps() != Column.Gaps.NONE;
    if (component.missing().action == Missing.Action.NUMBER) {
      return component.missing().number;
    }
    if (!waits) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s %d: %s is missing; say what to do about it by @Feature(missing = ...)",
              name,
              index,
              component.column()));
    }
    return number;
  }
}
