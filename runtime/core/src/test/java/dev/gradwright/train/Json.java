package dev.gradwright.train;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A value of a reference table: an object, an array, or a scalar; absent members are an error. */
record Json(Object value) {
  static Json resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name);
        JsonParser parser = new JsonFactory().createParser(Objects.requireNonNull(in, name))) {
      parser.nextToken();
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Json> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, read(parser));
        }
        yield new Json(object);
      }
      case START_ARRAY -> {
        List<Json> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser));
        }
        yield new Json(array);
      }
      case VALUE_TRUE, VALUE_FALSE -> new Json(parser.getBooleanValue());
      case VALUE_STRING -> new Json(parser.getText());
      default -> new Json(parser.getDoubleValue());
    };
  }

  @SuppressWarnings("unchecked")
  private Map<String, Json> members() {
    return (Map<String, Json>) value;
  }

  Set<String> names() {
    return members().keySet();
  }

  boolean has(String name) {
    return members().containsKey(name);
  }

  Json get(String name) {
    return Objects.requireNonNull(members().get(name), name);
  }

  double number(String name, double otherwise) {
    return has(name) ? get(name).number() : otherwise;
  }

  double number() {
    return (Double) value;
  }

  @SuppressWarnings("unchecked")
  List<Json> elements() {
    return (List<Json>) value;
  }

  double[] numbers() {
    return elements().stream().mapToDouble(Json::number).toArray();
  }
}
