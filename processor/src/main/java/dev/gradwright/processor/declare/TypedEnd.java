package dev.gradwright.processor.declare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A record that feeds an input, or an enum whose constants are the classes of a loss.
 *
 * @param packageName of the type, empty for the default package
 * @param simpleNames of the type, behind those of the types around it
 * @param components of a record; none of an enum
 * @param constants of an enum; none of a record
 * @param isPublic whether the type, and the enums in it, are visible to other packages
 */
public record TypedEnd(
    String packageName,
    List<String> simpleNames,
    List<Component> components,
    List<String> constants,
    boolean isPublic) {
  /** What a component holds. */
  public enum Kind {
    /** A primitive number. */
    NUMBER("row.%s()"),
    /** A number in a box, or null. */
    BOXED_NUMBER("row.%1$s() == null ? Double.NaN : row.%1$s().doubleValue()"),
    /** A boolean. */
    FLAG("row.%s() ? 1 : 0"),
    /** A boolean in a box, or null. */
    BOXED_FLAG("row.%1$s() == null ? Double.NaN : row.%1$s() ? 1 : 0"),
    /** An {@code OptionalDouble}. */
    OPTIONAL_DOUBLE("row.%s().orElse(Double.NaN)"),
    /** An {@code OptionalInt}. */
    OPTIONAL_INT("row.%1$s().isPresent() ? row.%1$s().getAsInt() : Double.NaN"),
    /** An {@code OptionalLong}. */
    OPTIONAL_LONG("row.%1$s().isPresent() ? row.%1$s().getAsLong() : Double.NaN"),
    /** An {@code Optional} of a boxed number. */
    OPTIONAL_NUMBER("row.%s().map(Number::doubleValue).orElse(Double.NaN)"),
    /** An {@code Optional} of a boolean. */
    OPTIONAL_FLAG("row.%s().map(flag -> flag ? 1.0 : 0.0).orElse(Double.NaN)"),
    /** An enum, or null. */
    CATEGORY("row.%s()"),
    /** An {@code Optional} of an enum. */
    OPTIONAL_CATEGORY("row.%s().orElse(null)");

    private final String read;

    Kind(String read) {
      this.read = read;
    }

    /** Returns the expression that reads a component of {@code row}. */
    public String read(String component) {
      return String.format(Locale.ROOT, read, component);
    }

    /** Returns whether it holds a constant of an enum. */
    public boolean isCategory() {
      return this == CATEGORY || this == OPTIONAL_CATEGORY;
    }

    /** Returns whether it holds a boolean. */
    public boolean isFlag() {
      return this == FLAG || this == BOXED_FLAG || this == OPTIONAL_FLAG;
    }
  }

  /**
   * A component of a record.
   *
   * @param column the column of tables
   * @param scale how it is brought to one size, as in {@code Feature.Scale}
   * @param missing what is done where it is missing, as in {@code Feature.Gap}
   * @param constant for {@code CONSTANT}
   * @param category the enum, if it holds one
   */
  public record Component(
      String name,
      Kind kind,
      String column,
      String scale,
      String missing,
      double constant,
      Optional<TypedEnd> category) {
    /** Returns the columns it makes. */
    public int width() {
      int columns = category.map(type -> type.constants().size()).orElse(1);
      return columns + (missing.equals("MASK") ? 1 : 0);
    }
  }

  /** Copies the lists. */
  public TypedEnd {
    simpleNames = List.copyOf(simpleNames);
    components = List.copyOf(components);
    constants = List.copyOf(constants);
  }

  /** Returns the numbers of a row. */
  public int width() {
    return components.stream().mapToInt(Component::width).sum();
  }

  /** Returns the name of the type as a user writes it. */
  public String name() {
    return String.join(".", simpleNames);
  }
}
