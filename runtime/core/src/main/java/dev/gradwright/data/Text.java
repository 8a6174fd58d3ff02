package dev.gradwright.data;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text as rows of characters, each to be followed by the next: for models that learn to write.
 *
 * <pre>{@code
 * Dataset verse = Text.read(Path.of("verse.txt")).windows(128).load();
 * }</pre>
 *
 * <p>A row is {@code length} characters as their indices in a {@link Vocabulary}; its classes are
 * the indices of the characters that follow each of them. Immutable: every setting returns another
 * text.
 */
public final class Text {
  private final String origin;
  private final int[] points;
  private final Vocabulary vocabulary;
  private final int length;
  private final int step;

  private Text(String origin, int[] points, Vocabulary vocabulary, int length, int step) {
    this.origin = origin;
    this.points = points;
    this.vocabulary = vocabulary;
    this.length = length;
    this.step = step;
  }

  /**
   * Reads a file in UTF-8, plain or packed by gzip. Line ends stay as they are; a byte order mark
   * is left out.
   *
   * @throws DataException if the file cannot be read, is empty or not in UTF-8; the message names
   *     the file, and the line and byte
   */
  public static Text read(Path path) {
    return of(content(path), path.toAbsolutePath().toString());
  }

  /**
   * Takes a text in memory.
   *
   * @throws DataException if it is empty
   */
  public static Text of(String text) {
    return of(text, "the text");
  }

  private static Text of(String text, String origin) {
    int[] points = text.codePoints().toArray();
    if (points.length == 0) {
      throw new DataException(origin + ": has no characters");
    }
    return new Text(origin, points, Vocabulary.of(points), 0, 0);
  }

  private static String content(Path path) {
    try (DataFile file = DataFile.open(path);
        Reader reader = CsvText.of(file, StandardCharsets.UTF_8)) {
      // Two bytes for a character here, and two more where they are copied.
      Heap.require(4.0 * file.size(), path.toAbsolutePath() + ", text,");
      CharArrayWriter content = new CharArrayWriter();
      reader.transferTo(content);
      return content.toString();
    } catch (CharacterCodingException e) {
      throw new DataException(path.toAbsolutePath() + ": not in UTF-8" + place(path), e);
    } catch (IOException e) {
      throw DataFile.unreadable(path, e);
    }
  }

  private static String place(Path path) {
    try {
      return EncodingFault.find(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Cuts the text into rows of so many characters, each beginning where the one before ends.
   *
   * @throws DataException unless the length is positive
   */
  public Text windows(int length) {
    if (length < 1) {
      throw new DataException("a window of text must have at least 1 character, not " + length);
    }
    return new Text(origin, points, vocabulary, length, length);
  }

  /**
   * Lets each row begin so many characters after the one before, after {@link #windows}.
   *
   * @throws DataException unless the step is positive
   */
  public Text step(int step) {
    if (step < 1) {
      throw new DataException("the step between windows must be at least 1, not " + step);
    }
    return new Text(origin, points, vocabulary, length, step);
  }

  /**
   * Gives the characters their indices by a vocabulary that is known already, or has room for more.
   *
   * @throws DataException if the text has a character that it has not; the message names its line
   */
  public Text vocabulary(Vocabulary vocabulary) {
    int line = 1;
    for (int point : points) {
      if (vocabulary.index(point) < 0) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: line %d has the character %s, which is not in the vocabulary",
                origin,
                line,
                Excerpt.of(Character.toString(point))));
      }
      line += point == '\n' ? 1 : 0;
    }
    return new Text(origin, points, vocabulary, length, step);
  }

  /** Returns the vocabulary: that of all the text, unless another one was given. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Returns how many characters the text has. */
  public int length() {
    return points.length;
  }

  /**
   * Returns the rows; what is left at the end and fills no window is left out.
   *
   * @throws DataException if {@link #windows} was not called, the text is no longer than a window,
   *     or the rows cannot fit into memory
   */
  public Dataset load() {
    return rows(0, points.length);
  }

  /**
   * Returns the rows of the first part of the text to train on, and those of the rest to test; no
   * character is in both.
   *
   * @param fraction the share of the characters for training, between 0 and 1
   * @throws DataException if the fraction is not between 0 and 1, or {@link #load} would throw it
   *     for one of the parts
   */
  public Split split(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new DataException("the fraction must be between 0 and 1, not " + fraction);
    }
    int cut = (int) Math.round(points.length * fraction);
    return new Split(rows(0, cut), rows(cut, points.length));
  }

  private Dataset rows(int from, int to) {
    if (length == 0) {
      throw new DataException("a text becomes rows by windows(length), which was not called");
    }
    if (to - from <= length) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: windows of %d characters need %d, but there are %d",
              origin,
              length,
              length + 1L,
              to - from));
    }
    int rows = (to - from - 1 - length) / step + 1;
    String what = origin + ", windows,";
    long numbers = (long) rows * length;
    float[] read = Heap.allocate(numbers, Float.BYTES, float[]::new, what);
    int[] next = Heap.allocate(numbers, Integer.BYTES, int[]::new, what);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < length; k++) {
        int place = from + r * step + k;
        read[r * length + k] = vocabulary.index(points[place]);
        next[r * length + k] = vocabulary.index(points[place + 1]);
      }
    }
    Field features =
        new Field(Field.Kind.FEATURES, Optional.empty(), length, new FloatStore(read), List.of());
    Field classes =
        new Field(
            Field.Kind.CLASSES, Optional.empty(), length, new IntStore(next), vocabulary.names());
    return new Dataset(List.of(features, classes), rows, List.of(), Optional.empty());
  }
}
