package dev.gradwright.data;

import dev.gradwright.data.PreparationPlan.Method;
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
 * divisor and what fills a missing cell, in hexadecimal, which loses nothing.
 */
final class PreparationText {
  private static final String FIRST_LINE = "preparation 1";

  private PreparationText() {}

  static String of(List<Preparation.Input> inputs) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    for (Preparation.Input input : inputs) {
      text.append("input ").append(name(input.name()));
      text.append(' ').append(input.parts().size()).append('\n');
      for (Preparation.Part part : input.parts()) {
        text.append(line(name(part.column()), part.rule())).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(String name, Rule rule) {
    if (rule instanceof Rule.Scale scale) {
      return String.join(
          " ",
          scale.method().name(),
          name,
          Double.toHexString(scale.offset()),
          Double.toHexString(scale.divisor()),
          Double.toHexString(scale.fill()));
    }
    List<String> categories = ((Rule.OneHot) rule).categories();
    StringBuilder text = new StringBuilder("ONE_HOT ").append(name);
    text.append(' ').append(categories.size());
    categories.forEach(category -> text.append(' ').append(name(Optional.of(category))));
    return text.toString();
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
      Optional<String> name = name(head[1], at, lines[at]);
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
    String[] words = line.split(" ", -1);
    if (words.length > 3 && words[0].equals("ONE_HOT")) {
      List<String> categories = new ArrayList<>();
      for (int i = 3; i < words.length; i++) {
        categories.add(name(words[i], at, line).orElseThrow(() -> fault(at, line)));
      }
      if (whole(words[2]) == categories.size()) {
        Rule rule = new Rule.OneHot(List.copyOf(categories));
        return new Preparation.Part(name(words[1], at, line), rule);
      }
    }
    for (Method method : Method.values()) {
      if (words.length == 5 && method != Method.ONE_HOT && method.name().equals(words[0])) {
        double offset = number(words[2]);
        double divisor = number(words[3]);
        double fill = number(words[4]);
        if (Double.isFinite(offset)
            && Double.isFinite(divisor)
            && divisor > 0
            && !Double.isInfinite(fill)) {
          Rule rule = new Rule.Scale(method, offset, divisor, fill);
          return new Preparation.Part(name(words[1], at, line), rule);
        }
      }
    }
    throw fault(at, line);
  }

  private static Optional<String> name(String word, int at, String line) {
    if (word.equals("-")) {
      return Optional.empty();
    }
    if (!word.startsWith("'")) {
      throw fault(at, line);
    }
    StringBuilder name = new StringBuilder();
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '%') {
        String digits = word.substring(i + 1, Math.min(i + 5, word.length()));
        if (!digits.matches("[0-9a-f]{4}")) {
          throw fault(at, line);
        }
        c = (char) Integer.parseInt(digits, 16);
        i += 4;
      }
      name.append(c);
    }
    return Optional.of(name.toString());
  }

  private static int whole(String word) {
    return word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
  }

  /** Returns the number, or infinity if it is none. */
  private static double number(String word) {
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
