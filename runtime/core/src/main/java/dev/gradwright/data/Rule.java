package dev.gradwright.data;

import java.util.List;
import java.util.Optional;

/**
 * What is made of one column. Each kind stands in a file of its own, with its text; to add one, add
 * its {@code parse} to {@link PreparationText#RULES}.
 */
sealed interface Rule permits ScaleRule, CategoryRule {
  /** Returns how many columns it makes. */
  int width();

  /** Returns the names of the columns it makes of one of this name. */
  List<String> columns(String name);

  /**
   * Returns the rule as a line of text: words without blanks, with a blank between two.
   *
   * @param column the name of the column, as such a word
   */
  String line(String column);

  /** Reads the words of a line; empty if they are not of this kind of rule. */
  interface Parser {
    Optional<Rule> parse(List<String> words);
  }
}
