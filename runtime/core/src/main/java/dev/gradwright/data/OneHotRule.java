package dev.gradwright.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One column for each category: 1 in rows of this category, 0 in others. */
record OneHotRule(List<String> categories) implements CategoryRule {
  private static final String NAME = "ONE_HOT";

  @Override
  public int width() {
    return categories.size();
  }

  @Override
  public List<String> columns(String name) {
    return categories.stream().map(category -> name + "=" + category).toList();
  }

  @Override
  public List<String> known() {
    return categories;
  }

  @Override
  public int code(String category) {
    return categories.indexOf(category);
  }

  @Override
  public void write(int code, double[] out, int at) {
    Arrays.fill(out, at, at + width(), 0);
    out[at + code] = 1;
  }

  @Override
  public String line(String column) {
    return NAME + " " + column + " " + PreparationText.list(categories);
  }

  static Optional<Rule> parse(List<String> words) {
    return words.size() > 3 && words.get(0).equals(NAME)
        ? PreparationText.names(words.subList(2, words.size())).map(OneHotRule::new)
        : Optional.empty();
  }
}
