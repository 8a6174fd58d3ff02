package dev.gradwright.data;

import java.util.List;

/** What is made of a column of categories. */
sealed interface CategoryRule extends Rule permits OneHotRule, OrdinalRule, HashRule {
  /** Returns what stands for a category; -1 if it is unknown. */
  int code(String category);

  /** Writes the columns of a category whose code is not -1. */
  void write(int code, double[] out, int at);

  /** Returns the categories that are known, for messages; empty if all are. */
  default List<String> known() {
    return List.of();
  }
}
