package dev.gradwright.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a header: strict UTF-8, strict JSON, and nothing in it but what the format knows. */
final class HeaderParser {
  private static final int MOST_DIMENSIONS = 16;

  private final String text;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<TensorEntry> tensors = new ArrayList<>();
  private int checksumAt = -1;

  private HeaderParser(String text) {
    this.text = text;
  }

  static Header parse(byte[] header) throws Refusal {
    if (header.length == 0 || header[0] != '{') {
      throw new Refusal("not a model file: its header does not begin with '{'");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal("its header is not UTF-8; it is damaged or not a model file");
    }
    return new HeaderParser(text).parse();
  }

  private Header parse() throws Refusal {
    try (JsonParser parser = HeaderJson.FACTORY.createParser(text.toCharArray())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        require(parser.nextToken() == JsonToken.START_OBJECT, "%s is not an object", name);
        if (name.equals(Header.METADATA)) {
          metadata(parser);
        } else {
          tensors.add(tensor(parser, name));
        }
      }
      int end = (int) parser.currentLocation().getCharOffset();
      if (!text.substring(end).chars().allMatch(c -> c == ' ')) {
        throw new Refusal("its header goes on after its end with something other than blanks");
      }
    } catch (JsonProcessingException e) {
      throw new Refusal(
          "its header is not the JSON it should be: %s", Quote.line(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new AssertionError("nothing is read but memory", e);
    }
    return new Header(metadata, tensors, checksumAt);
  }

  private void metadata(JsonParser parser) throws IOException, Refusal {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      require(parser.nextToken() == JsonToken.VALUE_STRING, "metadata %s is not text", name);
      String value = parser.getText();
      if (name.equals(Header.CHECKSUM)) {
        checksumAt = digits(value, (int) parser.currentTokenLocation().getCharOffset() + 1);
      }
      metadata.put(name, value);
    }
  }

  /** Returns the place of the digits in the header's bytes; they must stand there unescaped. */
  private int digits(String value, int at) throws Refusal {
    boolean plain =
        value.length() == Checksum.DIGITS
            && text.startsWith(value + '"', at)
            && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    if (!plain) {
      throw new Refusal("its %s is not %d hexadecimal digits", Header.CHECKSUM, Checksum.DIGITS);
    }
    return text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
  }

  private static TensorEntry tensor(JsonParser parser, String name) throws IOException, Refusal {
    String type = "";
    List<Long> shape = List.of();
    List<Long> offsets = List.of();
    int members = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (member) {
        case "dtype" -> {
          require(value == JsonToken.VALUE_STRING, "the dtype of tensor %s is not text", name);
          type = parser.getText();
        }
        case "shape" -> shape = numbers(parser, "shape", name);
        case "data_offsets" -> offsets = numbers(parser, "data_offsets", name);
        default ->
            throw new Refusal("tensor %s has a member %s", Quote.name(name), Quote.name(member));
      }
      members++;
    }
    require(members == 3, "tensor %s lacks one of dtype, shape and data_offsets", name);
    require(offsets.size() == 2, "tensor %s has not two data_offsets", name);
    return new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> numbers(JsonParser parser, String member, String name)
      throws IOException, Refusal {
    require(
        parser.currentToken() == JsonToken.START_ARRAY,
        "the " + member + " of tensor %s is not an array",
        name);
    List<Long> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      boolean whole =
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT
              && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
      require(
          whole && parser.getLongValue() >= 0,
          "the " + member + " of tensor %s are not whole numbers from 0 to 2^63 - 1",
          name);
      require(
          numbers.size() < MOST_DIMENSIONS, "the " + member + " of tensor %s are too many", name);
      numbers.add(parser.getLongValue());
    }
    return List.copyOf(numbers);
  }

  /** Refuses the header unless a condition holds; the fault names {@code name} once. */
  private static void require(boolean condition, String fault, String name) throws Refusal {
    if (!condition) {
      throw new Refusal("its header is wrong: " + fault, Quote.name(name));
    }
  }
}
