package dev.gradwright.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON from its grammar (RFC 8259) alone: objects, arrays, text and whole numbers. */
final class PlainJson {
  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /** Reads a value after which there is nothing but blanks. */
  static Object parse(String text) {
    PlainJson json = new PlainJson(text);
    Object value = json.value();
    for (; json.at < text.length(); json.at++) {
      json.check(text.charAt(json.at) == ' ');
    }
    return value;
  }

  private Object value() {
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    take('{');
    while (!next('}')) {
      if (!object.isEmpty()) {
        take(',');
      }
      String name = string();
      take(':');
      check(object.put(name, value()) == null);
    }
    return object;
  }

  private List<Object> array() {
    List<Object> array = new ArrayList<>();
    take('[');
    while (!next(']')) {
      if (!array.isEmpty()) {
        take(',');
      }
      array.add(value());
    }
    return array;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    take('"');
    while (!next('"')) {
      char c = text.charAt(at++);
      check(c >= ' ');
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw new AssertionError("escape \\" + c);
    };
  }

  private Long number() {
    int from = at;
    while (Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Long.valueOf(text.substring(from, at));
  }

  private boolean next(char c) {
    boolean found = text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private void take(char c) {
    check(next(c));
  }

  private void check(boolean condition) {
    if (!condition) {
      throw new AssertionError("at " + at + " of " + text);
    }
  }
}
