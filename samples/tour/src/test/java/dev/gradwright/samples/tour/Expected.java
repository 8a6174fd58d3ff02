package dev.gradwright.samples.tour;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The numbers of {@code expected.json}, by path: {@code mse_gradient_2/loss_at_epoch/100}. */
final class Expected {
  private final Map<String, Double> numbers = new TreeMap<>();

  Expected() throws IOException {
    InputStream json = Objects.requireNonNull(Expected.class.getResourceAsStream("expected.json"));
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      StringBuilder path = new StringBuilder();
      parser.nextToken();
      object(parser, path);
    }
  }

  private void object(JsonParser parser, StringBuilder path) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int length = path.length();
      path.append(length == 0 ? "" : "/").append(parser.currentName());
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(parser, path);
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (value.isNumeric()) {
        numbers.put(path.toString(), parser.getDoubleValue());
      }
      path.setLength(length);
    }
  }

  double number(String path) {
    return Objects.requireNonNull(numbers.get(path), path);
  }
}
