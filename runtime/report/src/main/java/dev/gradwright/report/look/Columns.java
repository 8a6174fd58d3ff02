package dev.gradwright.report.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lays out a table in columns of plain text: words to the left, numbers to the right. */
public final class Columns {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final int words;

  /**
   * Begins a table.
   *
   * @param words how many columns from the left hold words; the others hold numbers
   */
  public Columns(int words) {
    this.words = words;
  }

  /** Adds a row, of which each text is one cell. */
  public Columns row(String... cells) {
    rows.add(List.of(cells));
    for (int i = 0; i < cells.length; i++) {
      if (i == widths.size()) {
        widths.add(0);
      }
      widths.set(i, Math.max(widths.get(i), width(cells[i])));
    }
    return this;
  }

  /** Returns the rows as lines without blanks at their ends. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String blanks = " ".repeat(widths.get(i) - width(cells.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(i < words ? cells.get(i) + blanks : blanks + cells.get(i));
    }
    return line.toString().stripTrailing();
  }

  /** Returns how many columns of a terminal a text takes. */
  public static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, YI -> true;
      default -> false;
    };
  }

  /** Returns a text that takes at most so many columns, dots standing for what is left out. */
  public static String clip(String text, int most) {
    if (width(text) <= most) {
      return text;
    }
    StringBuilder clipped = new StringBuilder();
    int room = most - 3;
    for (int c : text.codePoints().toArray()) {
      room -= isWide(c) ? 2 : 1;
      if (room < 0) {
        break;
      }
      clipped.appendCodePoint(c);
    }
    return clipped + "...";
  }

  /** Returns the first names of a list, and how many more there are. */
  public static String names(List<String> names, int most) {
    String first = names.stream().limit(most).collect(Collectors.joining(", "));
    return names.size() <= most
        ? first
        : first + String.format(Locale.ROOT, ", ... %,d more", names.size() - most);
  }

  /** Returns a whole number with commas, {@code 100,352}. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Cuts a text into lines of at most so many columns, at its blanks where it has any. */
  public static List<String> wrap(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
