package dev.gradwright.processor.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference tables, computed independently of any library. */
public final class Reference {
  private Reference() {}

  /**
   * One row of a table.
   *
   * @param fields its texts by column name
   */
  public record Row(Map<String, String> fields) {
    /** Returns the text of a column. */
    public String text(String column) {
      String text = fields.get(column);
      if (text == null) {
        throw new AssertionError("no column " + column + " in " + fields);
      }
      return text;
    }

    /** Returns the number of a column. */
    public double number(String column) {
      return Reference.number(text(column));
    }

    /** Returns the numbers of a column, separated by semicolons. */
    public double[] numbers(String column) {
      return Reference.numbers(text(column));
    }

    @Override
    public String toString() {
      return fields.toString();
    }
  }

  /** Returns the rows of a table. */
  public static List<Row> csv(String file) {
    String text;
    try (InputStream in = open(file)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> lines = text.lines().toList();
    String[] header = lines.get(0).split(",", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], fields.get(i));
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  /** A comma within quotes separates nothing. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** Returns the numbers of a list that is separated by semicolons. */
  public static double[] numbers(String list) {
    return list.isEmpty()
        ? new double[0]
        : Arrays.stream(list.split(";", -1)).mapToDouble(Reference::number).toArray();
  }

  /** Returns a number; {@code inf} and {@code nan} are spelled as in Python. */
  public static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  /** Returns a JSON document as maps, lists, strings, numbers and truth values. */
  public static Object json(String file) {
    try (InputStream in = open(file);
        JsonParser parser = new JsonFactory().createParser(in)) {
      return value(parser, parser.nextToken());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
        String name = parser.currentName();
        object.put(name, value(parser, parser.nextToken()));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> array = new ArrayList<>();
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        array.add(value(parser, t));
      }
      return array;
    }
    return token.isNumeric() ? parser.getDoubleValue() : parser.getText();
  }

  /** Returns what a JSON value holds at a path of names. */
  public static Object at(Object json, String... path) {
    Object here = json;
    for (String name : path) {
      Object inner = here instanceof Map<?, ?> map ? map.get(name) : null;
      if (inner == null) {
        throw new AssertionError("no " + name + " in " + here);
      }
      here = inner;
    }
    return here;
  }

  /** Returns the list that a JSON value holds at a path of names. */
  public static List<?> list(Object json, String... path) {
    return (List<?>) at(json, path);
  }

  /** Returns the numbers that a JSON value holds at a path of names. */
  public static double[] numbers(Object json, String... path) {
    return list(json, path).stream().mapToDouble(n -> (Double) n).toArray();
  }

  private static InputStream open(String file) {
    InputStream in = Reference.class.getResourceAsStream("/reference/" + file);
    if (in == null) {
      throw new AssertionError("no reference table " + file);
    }
    return in;
  }
}
