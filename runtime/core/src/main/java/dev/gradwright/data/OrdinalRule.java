package dev.gradwright.data;

import java.util.List;
import java.util.Optional;

/** One number: the place of the category in an order. */
record OrdinalRule(List<String> categories) implements CategoryRule {
  private static final String NAME = "ORDINAL";

  @Override
  public int width() {
    return 1;
  }

  @Override
  public List<String> columns(String name) {
    return List.of(name);
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
    out[at] = code;
  }

  @Override
  public String line(String column) {
    return NAME + " " + column + " " + PreparationText.list(categories);
  }

  static Optional<Rule> parse(List<String> words) {
    return words.size() > 3 && words.get(0).equals(NAME)
        ? PreparationText.names(words.subList(2, words.size())).map(OrdinalRule::new)
        : Optional.empty();
  }
}
