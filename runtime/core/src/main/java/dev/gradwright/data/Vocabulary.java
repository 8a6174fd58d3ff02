package dev.gradwright.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The characters a model of text knows, in the order of their indices: sorted by code point. A
 * character is a Unicode code point.
 *
 * <p>A model keeps it as the names of its classes, so that {@code Vocabulary.of(network.classes())}
 * is that of the text it was trained on. Immutable.
 */
public final class Vocabulary {
  private static final String UNUSED = "unused ";

  private final int[] points;
  private final List<String> names;

  private Vocabulary(int[] points, int size) {
    this.points = points;
    List<String> all = new ArrayList<>(size);
    for (int point : points) {
      all.add(Character.toString(point));
    }
    for (int i = points.length; i < size; i++) {
      all.add(UNUSED + i);
    }
    names = List.copyOf(all);
  }

  /**
   * Returns the vocabulary of the different characters of a text.
   *
   * @throws DataException if there are none, or half a character, a surrogate alone
   */
  public static Vocabulary of(String text) {
    return of(text.codePoints().toArray());
  }

  static Vocabulary of(int[] text) {
    BitSet found = new BitSet();
    for (int point : text) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw new DataException(
            String.format(Locale.ROOT, "\\u%04x is half a character: a surrogate alone", point));
      }
      found.set(point);
    }
    if (found.isEmpty()) {
      throw new DataException("a vocabulary needs at least one character");
    }
    return new Vocabulary(found.stream().toArray(), found.cardinality());
  }

  /**
   * Returns the vocabulary that had these {@link #names}.
   *
   * @throws DataException if no vocabulary has them
   */
  public static Vocabulary of(List<String> names) {
    int[] points =
        names.stream().filter(Vocabulary::isCharacter).mapToInt(n -> n.codePointAt(0)).toArray();
    if (points.length > 0) {
      Vocabulary vocabulary = new Vocabulary(points, names.size());
      if (vocabulary.names.equals(names)
          && of(points).characters() == points.length
          && isSorted(points)) {
        return vocabulary;
      }
    }
    throw new DataException(
        "these are not the names of a vocabulary, characters in their order: "
            + Excerpt.of(names.toString()));
  }

  private static boolean isCharacter(String name) {
    return !name.isEmpty() && name.length() == Character.charCount(name.codePointAt(0));
  }

  private static boolean isSorted(int[] points) {
    int[] sorted = points.clone();
    Arrays.sort(sorted);
    return Arrays.equals(sorted, points);
  }

  /**
   * Returns this vocabulary with room for more: indices that no character has follow, for a model
   * whose layers have a size of their own.
   *
   * @throws DataException if it has more characters than that
   */
  public Vocabulary extendedTo(int size) {
    if (points.length > size) {
      throw new DataException(
          String.format(
              Locale.ROOT, "there are %d different characters, more than %d", points.length, size));
    }
    return new Vocabulary(points, size);
  }

  /** Returns how many indices there are. */
  public int size() {
    return names.size();
  }

  /** Returns how many indices stand for a character: all, or all before the unused ones. */
  public int characters() {
    return points.length;
  }

  /**
   * Returns what the classes of a model are called: each character; "unused 3" where index 3 is.
   */
  public List<String> names() {
    return names;
  }

  /** Returns the index of a character, or -1 if it has none. */
  public int index(int codePoint) {
    return Math.max(-1, Arrays.binarySearch(points, codePoint));
  }

  /**
   * Returns the character of an index.
   *
   * @throws IndexOutOfBoundsException if it stands for none
   */
  public int codePoint(int index) {
    return points[index];
  }

  /**
   * Returns the indices of a text's characters, as a model takes them.
   *
   * @throws DataException if one of them is not known
   */
  public float[] encode(String text) {
    int[] read = text.codePoints().toArray();
    float[] indices = new float[read.length];
    for (int i = 0; i < read.length; i++) {
      int index = index(read[i]);
      if (index < 0) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "character %d of the text, %s, is not in the vocabulary",
                i,
                Excerpt.of(Character.toString(read[i]))));
      }
      indices[i] = index;
    }
    return indices;
  }
}
