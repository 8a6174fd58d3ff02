package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable expression. Terms are made by {@link Terms}, which gives equal terms the same
 * object: a derivative shares most of its parts with others, and written out as a tree it could be
 * exponentially large.
 */
public final class Term {
  private final Operation operation;
  private final List<Term> arguments;
  private final double number;
  private final String name;
  private final @Nullable Comparison comparison;

  Term(
      Operation operation,
      List<Term> arguments,
      double number,
      String name,
      @Nullable Comparison comparison) {
    this.operation = operation;
    this.arguments = List.copyOf(arguments);
    this.number = number;
    this.name = name;
    this.comparison = comparison;
  }

  Operation operation() {
    return operation;
  }

  List<Term> arguments() {
    return arguments;
  }

  Term argument(int i) {
    return arguments.get(i);
  }

  /** Returns the value of a {@link Operation#NUMBER}. */
  double number() {
    return number;
  }

  /** Returns the name of a {@link Operation#NAME}. */
  String name() {
    return name;
  }

  /** Returns how a {@link Operation#WHERE} compares. */
  Comparison comparison() {
    if (comparison == null) {
      throw new IllegalStateException("no comparison in " + this);
    }
    return comparison;
  }

  /** Returns whether it is a number. */
  public boolean isNumber() {
    return operation == Operation.NUMBER;
  }

  /** Returns whether it is this number. */
  public boolean isNumber(double value) {
    return isNumber() && number == value;
  }

  /** Returns whether it is a number or a name. */
  public boolean isLeaf() {
    return arguments.isEmpty();
  }

  /** Returns the text as a user could have written it. */
  @Override
  public String toString() {
    return TermPrinter.print(this);
  }
}
