package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of one annotation, defaults filled in: numbers as {@link Number}, booleans, strings,
 * enum constants by name, arrays as lists, and a record or an enum that types an end as {@link
 * TypedEnd}.
 *
 * @param values every member by name
 * @param explicit the members that the user wrote
 * @param anchor the place of the annotation
 */
public record Attributes(Map<String, Object> values, Set<String> explicit, Anchor anchor) {
  /** Copies nothing: the maps come from a reader that gives them away. */
  public Attributes {}

  /** Returns whether the user wrote this member. */
  public boolean isExplicit(String member) {
    return explicit.contains(member);
  }

  /** Returns a whole-number member. */
  public int integer(String member) {
    return ((Number) value(member)).intValue();
  }

  /** Returns a whole-number member that may need 64 bits. */
  public long wide(String member) {
    return ((Number) value(member)).longValue();
  }

  /** Returns a numeric member. */
  public double number(String member) {
    return ((Number) value(member)).doubleValue();
  }

  /** Returns a boolean member. */
  public boolean flag(String member) {
    return (Boolean) value(member);
  }

  /** Returns a string member, or the name of an enum constant. */
  public String text(String member) {
    return (String) value(member);
  }

  /** Returns an array member of numbers. */
  public List<Double> numbers(String member) {
    return ((List<?>) value(member)).stream().map(v -> ((Number) v).doubleValue()).toList();
  }

  /** Returns an array member of whole numbers. */
  public List<Integer> integers(String member) {
    return ((List<?>) value(member)).stream().map(v -> ((Number) v).intValue()).toList();
  }

  /** Returns the record or enum that types this end; empty if there is none. */
  public Optional<TypedEnd> typed() {
    return values.get(TypedEndReader.OF) instanceof TypedEnd end
        ? Optional.of(end)
        : Optional.empty();
  }

  /** Returns whether a record or an enum was given for this end, a right one or not. */
  public boolean isTyped() {
    return typed().isPresent() || isExplicit(TypedEndReader.OF);
  }

  private Object value(String member) {
    Object value = values.get(member);
    if (value == null) {
      throw new IllegalArgumentException("the annotation has no member " + member);
    }
    return value;
  }
}
