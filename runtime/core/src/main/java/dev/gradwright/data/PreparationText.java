package dev.gradwright.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Preparations as lines of text.
 *
 * <pre>{@code
 * preparation 1
 * input 'passenger 2
 * STANDARDIZE 'age 0x1.d8p4 0x1.cp3 0x1.d8p4
 * ONE_HOT 'sex 2 'female 'male
 * }</pre>
 *
 * <p>A name begins with an apostrophe, and its blanks and unusual characters are written as {@code
 * %} and four hexadecimal digits; {@code -} stands for no name. The numbers of a column are offset,
 * divisor and what fills a missing cell, in hexadecimal, which loses nothing. {@code MASK} behind
 * them asks for a column that tells which cells were missing.
 */
final class PreparationText {
  static final List<Rule.Parser> RULES =
      List.of(ScaleRule::parse, OneHotRule::parse, OrdinalRule::parse, HashRule::parse);

  private static final String FIRST_LINE = "preparation 1";

  private PreparationText() {}

  static String of(List<Preparation.Input> inputs) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    for (Preparation.Input input : inputs) {
      text.append("input ").append(name(input.name()));
      text.append(' ').append(input.parts().size()).append('\n');
      for (Preparation.Part part : input.parts()) {
        text.append(part.rule().line(name(part.column()))).append('\n');
      }
    }
    return text.toString();
  }

  /** Returns a list of names as words: how many, then each. */
  static String list(List<String> names) {
    StringBuilder text = new StringBuilder().append(names.size());
    names.forEach(name -> text.append(' ').append(name(Optional.of(name))));
    return text.toString();
  }

  /** Reads what {@link #list(List)} wrote, cut into words; empty if it is no such list. */
  static Optional<List<String>> names(List<String> words) {
    List<String> names = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      Optional<String> name = word.startsWith("'") ? name(word) : Optional.empty();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return whole(words.get(0)) == names.size() ? Optional.of(List.copyOf(names)) : Optional.empty();
  }

  private static String name(Optional<String> name) {
    if (name.isEmpty()) {
      return "-";
    }
    StringBuilder text = new StringBuilder("'");
    for (char c : name.get().toCharArray()) {
      if (c > ' ' && c < 127 && c != '%') {
        text.append(c);
      } else {
        text.append(String.format(Locale.ROOT, "%%%04x", (int) c));
      }
    }
    return text.toString();
  }

  static List<Preparation.Input> parse(String text) {
    String[] lines = text.split("\n", -1);
    if (!lines[0].equals(FIRST_LINE)) {
      throw fault(0, lines[0]);
    }
    List<Preparation.Input> inputs = new ArrayList<>();
    int at = 1;
    while (at < lines.length && !lines[at].isEmpty()) {
      String[] head = lines[at].split(" ", -1);
      int parts = head.length == 3 && head[0].equals("input") ? whole(head[2]) : 0;
      if (parts < 1 || parts >= lines.length - at) {
        throw fault(at, lines[at]);
      }
      Optional<String> name = word(head[1], at, lines[at]);
      List<Preparation.Part> found = new ArrayList<>();
      for (int i = at + 1; i <= at + parts; i++) {
        found.add(part(lines[i], i));
      }
      inputs.add(new Preparation.Input(name, List.copyOf(found)));
      at += parts + 1;
    }
    if (inputs.isEmpty() || at != lines.length - 1) {
      throw fault(Math.min(at, lines.length - 1), lines[Math.min(at, lines.length - 1)]);
    }
    return inputs;
  }

  private static Preparation.Part part(String line, int at) {
    List<String> words = List.of(line.split(" ", -1));
    for (Rule.Parser parser : RULES) {
      Optional<Rule> rule = words.size() > 2 ? parser.parse(words) : Optional.empty();
      if (rule.isPresent()) {
        return new Preparation.Part(word(words.get(1), at, line), rule.get());
      }
    }
    throw fault(at, line);
  }

  private static Optional<String> word(String word, int at, String line) {
    if (word.equals("-")) {
      return Optional.empty();
    }
    return Optional.of(name(word).orElseThrow(() -> fault(at, line)));
  }

  /** Reads a name; empty if the word is none. */
  private static Optional<String> name(String word) {
    if (!word.startsWith("'")) {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder();
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '%') {
        String digits = word.substring(i + 1, Math.min(i + 5, word.length()));
        if (!digits.matches("[0-9a-f]{4}")) {
          return Optional.empty();
        }
        c = (char) Integer.parseInt(digits, 16);
        i += 4;
      }
      name.append(c);
    }
    return Optional.of(name.toString());
  }

  static int whole(String word) {
    return word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
  }

  /** Returns the number, or infinity if it is none. */
  static double number(String word) {
    if (word.equals("NaN")) {
      return Double.NaN;
    }
    return word.matches("-?0x[01]\\.[0-9a-f]{1,13}p-?[0-9]{1,4}")
        ? Double.parseDouble(word)
        : Double.POSITIVE_INFINITY;
  }

  private static DataException fault(int index, String line) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "line %d of a preparation is not understood: %s",
            index + 1,
            Excerpt.of(line)));
  }
}
