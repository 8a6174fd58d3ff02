package dev.gradwright.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The different texts of one column, numbered in the order of their first appearance. A text seen
 * before is found without making a string of it.
 */
final class Dictionary {
  private static final int MOST_TEXTS = 100_000;
  private static final int FEW_TEXTS = 64;

  private final Map<String, String> replaced;
  private final boolean closed;
  private final boolean anySpelling;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new TreeMap<>();

  /** Spellings as they stand in the table; each leads to a text, often itself. */
  private char[][] spellings = new char[16][];

  private int[] meanings = new int[16];
  private int[] hashes = new int[16];
  private int[] slots = new int[64];
  private int count;

  /**
   * @param known the only texts there may be, in their order; empty to learn them
   */
  Dictionary(List<String> known, Map<String, String> replaced) {
    this(known, replaced, false);
  }

  /**
   * @param known the only texts there may be, in their order; empty to learn them
   * @param anySpelling whether a text may differ from those known in case, blanks and marks
   */
  Dictionary(List<String> known, Map<String, String> replaced, boolean anySpelling) {
    this.replaced = replaced;
    this.anySpelling = anySpelling;
    for (String text : known) {
      learn(text, add(text));
    }
    this.closed = !known.isEmpty();
  }

  /**
   * Returns the number of a text.
   *
   * @throws DataException if the text is not one of those known, or has a NUL character; the
   *     message is to be put after the name of the place
   */
  int lookup(char[] chars, int from, int to) {
    int hash = hash(chars, from, to);
    for (int slot = start(hash); ; slot = (slot + 1) & (slots.length - 1)) {
      int entry = slots[slot] - 1;
      if (entry < 0) {
        return lookupNew(new String(chars, from, to - from));
      }
      if (hashes[entry] == hash && same(entry, chars, from, to)) {
        return meanings[entry];
      }
    }
  }

  int lookup(String text) {
    return lookup(text.toCharArray(), 0, text.length());
  }

  /** Returns whether this spelling is replaced by a text, and so says something. */
  boolean replaces(String spelling) {
    return replaced.containsKey(spelling);
  }

  /** Returns the texts in the order of their numbers, if that was given, else sorted. */
  List<String> sorted() {
    return closed ? List.copyOf(texts) : List.copyOf(numbers.keySet());
  }

  /** Returns, for each number, the place of its text in {@link #sorted()}. */
  int[] places() {
    int[] places = new int[texts.size()];
    int next = 0;
    for (int number : numbers.values()) {
      places[number] = closed ? number : next++;
    }
    return places;
  }

  private int lookupNew(String spelling) {
    if (spelling.indexOf('\0') >= 0) {
      throw new DataException("there is a NUL character: " + Excerpt.of(spelling));
    }
    String text = replaced.getOrDefault(spelling, spelling);
    Integer known = anySpelling ? spelt(text) : numbers.get(text);
    if (known == null && closed) {
      throw new DataException(unknown(text));
    }
    int number = known == null ? add(text) : known;
    learn(spelling, number);
    return number;
  }

  private @Nullable Integer spelt(String text) {
    String bare = TableReader.bare(text);
    for (Map.Entry<String, Integer> number : numbers.entrySet()) {
      if (TableReader.bare(number.getKey()).equals(bare)) {
        return number.getValue();
      }
    }
    return null;
  }

  private int add(String text) {
    if (texts.size() == MOST_TEXTS) {
      throw new DataException(
          "there are more than " + MOST_TEXTS + " different texts; are these no categories?");
    }
    numbers.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  private void learn(String spelling, int meaning) {
    if (count == spellings.length) {
      spellings = Arrays.copyOf(spellings, 2 * count);
      meanings = Arrays.copyOf(meanings, 2 * count);
      hashes = Arrays.copyOf(hashes, 2 * count);
      slots = new int[8 * count];
      for (int i = 0; i < count; i++) {
        hashes[i] = hash(spellings[i], 0, spellings[i].length);
        place(i);
      }
    }
    spellings[count] = spelling.toCharArray();
    hashes[count] = hash(spellings[count], 0, spelling.length());
    meanings[count] = meaning;
    place(count++);
  }

  private void place(int entry) {
    int slot = start(hashes[entry]);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = entry + 1;
  }

  private int start(int hash) {
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  }

  /**
   * A loop over the characters costs more than all else, so a few of them must do while there are
   * few texts.
   */
  private int hash(char[] chars, int from, int to) {
    int length = to - from;
    if (spellings.length <= FEW_TEXTS && length > 0) {
      int ends = 31 * chars[from] + chars[to - 1];
      return 31 * (31 * ends + chars[from + (length >> 1)]) + 7 * length;
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }

  private boolean same(int entry, char[] chars, int from, int to) {
    char[] text = spellings[entry];
    if (text.length != to - from) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (text[i] != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  private String unknown(String text) {
    String near = Nearest.of(text, texts);
    if (!near.isEmpty()) {
      return String.format(
          Locale.ROOT, "unknown class %s; did you mean %s?", Excerpt.of(text), Excerpt.of(near));
    }
    return String.format(
        Locale.ROOT, "unknown class %s; known are %s", Excerpt.of(text), Nearest.first(texts));
  }
}
