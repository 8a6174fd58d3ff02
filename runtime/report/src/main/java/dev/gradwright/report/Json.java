package dev.gradwright.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.Serial;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON that may stand in a page: no character in it can end its element. Numbers that are
 * not finite become null.
 */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final StringWriter out = new StringWriter();
  private final JsonGenerator generator;

  Json() {
    generator = get(() -> FACTORY.createGenerator(out)).setCharacterEscapes(new PageEscapes());
  }

  private static final class PageEscapes extends CharacterEscapes {
    @Serial private static final long serialVersionUID = 1L;

    private final int[] escapes = standardAsciiEscapesForJSON();

    PageEscapes() {
      for (char c : new char[] {'<', '>', '&', '\''}) {
        escapes[c] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes.clone();
    }

    @Override
    @SuppressWarnings("exports") // only Jackson calls it
    public @Nullable SerializableString getEscapeSequence(int c) {
      return c == '\u2028' || c == '\u2029'
          ? new SerializedString(c == '\u2028' ? "\\u2028" : "\\u2029")
          : null;
    }
  }

  private interface Source<T> {
    T get() throws IOException;
  }

  private interface Write {
    void run() throws IOException;
  }

  private static <T> T get(Source<T> source) {
    try {
      return source.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins an object in an array, or the whole. */
  void open() {
    put(generator::writeStartObject);
  }

  /** Begins an object of this name. */
  void open(String name) {
    put(() -> generator.writeObjectFieldStart(name));
  }

  /** Ends an object. */
  void close() {
    put(generator::writeEndObject);
  }

  /** Begins an array of this name. */
  void array(String name) {
    put(() -> generator.writeArrayFieldStart(name));
  }

  /** Begins an array in an array. */
  void array() {
    put(generator::writeStartArray);
  }

  /** Ends an array. */
  void end() {
    put(generator::writeEndArray);
  }

  void text(String name, String text) {
    put(() -> generator.writeStringField(name, text));
  }

  void text(String text) {
    put(() -> generator.writeString(text));
  }

  void texts(String name, List<String> texts) {
    array(name);
    texts.forEach(this::text);
    end();
  }

  void flag(String name, boolean value) {
    put(() -> generator.writeBooleanField(name, value));
  }

  void whole(String name, long number) {
    put(() -> generator.writeNumberField(name, number));
  }

  void whole(long number) {
    put(() -> generator.writeNumber(number));
  }

  /** Writes a number with all its digits. */
  void number(double number) {
    if (Double.isFinite(number)) {
      put(() -> generator.writeNumber(number));
    } else {
      put(generator::writeNull);
    }
  }

  /** Writes a number with the seven digits that a chart can show. */
  void rough(double number) {
    float rounded = (float) number;
    if (Float.isFinite(rounded)) {
      put(() -> generator.writeNumber(rounded));
    } else {
      number(number);
    }
  }

  void rough(String name, double number) {
    put(() -> generator.writeFieldName(name));
    rough(number);
  }

  String text() {
    put(generator::close);
    return out.toString();
  }
}
