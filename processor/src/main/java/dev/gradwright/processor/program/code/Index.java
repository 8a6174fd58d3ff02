package dev.gradwright.processor.program.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * A place in a row of numbers that depends on loop variables: {@code constant + sum of coefficient
 * * variable}.
 *
 * @param constant what is added
 * @param coefficients the factor of each variable, none of them 0, by the variable's name
 */
public record Index(int constant, Map<String, Integer> coefficients) {
  /** Copies the coefficients, sorted by name. */
  public Index {
    TreeMap<String, Integer> sorted = new TreeMap<>(coefficients);
    sorted.values().removeIf(c -> c == 0);
    coefficients = sorted;
  }

  /** Returns a fixed place. */
  public static Index of(int constant) {
    return new Index(constant, Map.of());
  }

  /** Returns the value of a variable. */
  public static Index of(String variable) {
    return new Index(0, Map.of(variable, 1));
  }

  /** Returns the sum of both. */
  public Index plus(Index other) {
    TreeMap<String, Integer> sum = new TreeMap<>(coefficients);
    other.coefficients.forEach((v, c) -> sum.merge(v, c, Math::addExact));
    return new Index(Math.addExact(constant, other.constant), sum);
  }

  /** Returns this plus a number. */
  public Index plus(int number) {
    return new Index(Math.addExact(constant, number), coefficients);
  }

  /** Returns this minus the other. */
  public Index minus(Index other) {
    return plus(other.times(-1));
  }

  /** Returns this times a number. */
  public Index times(int factor) {
    TreeMap<String, Integer> product = new TreeMap<>();
    coefficients.forEach((v, c) -> product.put(v, Math.multiplyExact(c, factor)));
    return new Index(Math.multiplyExact(constant, factor), product);
  }

  /** Returns the factor of a variable, 0 if this does not depend on it. */
  public int coefficient(String variable) {
    return coefficients.getOrDefault(variable, 0);
  }

  /** Returns whether this depends on a variable. */
  public boolean dependsOn(String variable) {
    return coefficients.containsKey(variable);
  }

  /** Returns this without a variable, as if it were 0. */
  public Index without(String variable) {
    TreeMap<String, Integer> rest = new TreeMap<>(coefficients);
    rest.remove(variable);
    return new Index(constant, rest);
  }

  /** Returns this with another index in a variable's place. */
  public Index with(String variable, Index value) {
    return without(variable).plus(value.times(coefficient(variable)));
  }

  /** Returns the place where the variables have these values. */
  public int at(ToIntFunction<String> values) {
    int place = constant;
    for (Map.Entry<String, Integer> term : coefficients.entrySet()) {
      place += term.getValue() * values.applyAsInt(term.getKey());
    }
    return place;
  }

  /** Returns the Java text, largest steps first: {@code 25 * o + 5 * ky + kx}. */
  public String java() {
    List<Map.Entry<String, Integer>> terms = new ArrayList<>(coefficients.entrySet());
    terms.sort((a, b) -> Integer.compare(Math.abs(b.getValue()), Math.abs(a.getValue())));
    StringBuilder text = new StringBuilder();
    terms.stream().filter(t -> t.getValue() > 0).forEach(t -> append(text, t));
    if (constant > 0) {
      append(text, 1, String.valueOf(constant));
    }
    terms.stream().filter(t -> t.getValue() < 0).forEach(t -> append(text, t));
    if (constant < 0) {
      append(text, -1, String.valueOf(-constant));
    }
    return text.length() == 0 ? "0" : text.toString();
  }

  private static void append(StringBuilder text, Map.Entry<String, Integer> term) {
    int factor = Math.abs(term.getValue());
    String variable = term.getKey();
    append(text, term.getValue(), factor == 1 ? variable : factor + " * " + variable);
  }

  private static void append(StringBuilder text, int sign, String what) {
    if (text.length() > 0) {
      text.append(sign < 0 ? " - " : " + ");
    } else if (sign < 0) {
      text.append('-');
    }
    text.append(what);
  }

  /** Returns the Java text where a sum would bind too loosely. */
  public String operand() {
    boolean single = coefficients.isEmpty() ? constant >= 0 : constant == 0 && isVariable();
    return single ? java() : "(" + java() + ")";
  }

  private boolean isVariable() {
    return coefficients.size() == 1 && coefficients.values().iterator().next() == 1;
  }

  /** Returns how many bytes of bytecode computing the place takes, estimated from above. */
  public int bytes() {
    return 3 + 10 * coefficients.size();
  }
}
