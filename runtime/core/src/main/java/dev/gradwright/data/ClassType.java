package dev.gradwright.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The constants of an enum as the classes that a loss tells apart, in the order of their
 * declaration.
 *
 * @param <E> the enum
 */
public final class ClassType<E extends Enum<E>> {
  private final Class<E> type;
  private final E[] constants;
  private final List<String> names;

  private ClassType(Class<E> type) {
    this.type = type;
    constants = type.getEnumConstants();
    names = Arrays.stream(constants).map(Enum::name).toList();
  }

  /** Returns the classes of an enum. */
  public static <E extends Enum<E>> ClassType<E> of(Class<E> type) {
    return new ClassType<>(type);
  }

  /**
   * Describes the column of a table that holds the classes, its texts in any spelling of the
   * constants. Every constant must have a row, unless the table is one to test with.
   */
  public <R extends TableReader<R>> R describe(String loss, String column, R table) {
    table.anySpelling(column);
    table.constants(column, names);
    return table.label(loss, column);
  }

  /** Returns the classes of rows. */
  Field field(String loss, List<E> classes) {
    // Lists that hold no null do not like to be asked for one.
    int gap = Arrays.asList(classes.toArray()).indexOf(null);
    if (gap >= 0) {
      throw new DataException("row " + gap + " of loss '" + loss + "' has no class: null");
    }
    int[] indices = classes.stream().mapToInt(one -> names.indexOf(one.name())).toArray();
    return new Field(Field.Kind.CLASSES, Optional.of(loss), 1, new IntStore(indices), names);
  }

  /**
   * Returns the most probable class; of equal ones the first.
   *
   * @param probabilities one for each constant, from {@code at} on
   */
  public E best(double[] probabilities, int at) {
    int best = 0;
    for (int i = 1; i < constants.length; i++) {
      best = probabilities[at + i] > probabilities[at + best] ? i : best;
    }
    return constants[best];
  }

  /** Returns the probability of every class, in the order of the constants. */
  public Map<E, Double> probabilities(double[] probabilities, int at) {
    Map<E, Double> all = new EnumMap<>(type);
    for (int i = 0; i < constants.length; i++) {
      all.put(constants[i], probabilities[at + i]);
    }
    return Collections.unmodifiableMap(all);
  }
}
