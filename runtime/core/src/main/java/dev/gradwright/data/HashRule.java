package dev.gradwright.data;

import dev.gradwright.kernel.Generator;
import dev.gradwright.state.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * So many columns, one of which is 1: that of the category's hash, FNV-1a with 64 bits over its
 * UTF-8, mixed, modulo the columns (Weinberger et al., "Feature Hashing for Large Scale Multitask
 * Learning", ICML 2009). No category is unknown, and some share a column.
 */
record HashRule(int buckets) implements CategoryRule {
  private static final String NAME = "HASHING";

  /** The most columns that make sense. */
  static final int MOST = 1 << 20;

  @Override
  public int width() {
    return buckets;
  }

  @Override
  public List<String> columns(String name) {
    String[] names = new String[buckets];
    Arrays.setAll(names, i -> String.format(Locale.ROOT, "%s#%d", name, i));
    return List.of(names);
  }

  @Override
  public int code(String category) {
    // The lower bits of FNV-1a alone are poor, so they are mixed first.
    return (int) Long.remainderUnsigned(Generator.mix(Streams.key(category)), buckets);
  }

  @Override
  public void write(int code, double[] out, int at) {
    Arrays.fill(out, at, at + buckets, 0);
    out[at + code] = 1;
  }

  @Override
  public String line(String column) {
    return NAME + " " + column + " " + buckets;
  }

  static Optional<Rule> parse(List<String> words) {
    if (words.size() != 3 || !words.get(0).equals(NAME)) {
      return Optional.empty();
    }
    int buckets = PreparationText.whole(words.get(2));
    return buckets > 0 && buckets <= MOST ? Optional.of(new HashRule(buckets)) : Optional.empty();
  }
}
