package dev.gradwright.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gradwright.kernel.Reals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays texts and tensors out as the bytes of a file: safetensors with a checksum, and nothing in it
 * that was not given, so that equal contents give equal bytes.
 */
final class TensorFileWriter {
  private static final int ALIGNMENT = 8;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Tensor> tensors = new ArrayList<>();

  private record Tensor(String name, List<Integer> shape, Reals numbers, int from, int count) {
    ElementType type() {
      return ElementType.of(numbers.precision());
    }

    long bytes() {
      return (long) count * type().size();
    }
  }

  void text(String key, String value) {
    metadata.put(key, value);
  }

  /** Adds the numbers {@code [from, from + count)}, which are not copied. */
  void tensor(String name, List<Integer> shape, Reals numbers, int from, int count) {
    tensors.add(new Tensor(name, shape, numbers, from, count));
  }

  byte[] bytes() throws Refusal {
    // Wide numbers first, so that each begins at a multiple of its size.
    tensors.sort((a, b) -> b.type().size() - a.type().size());
    byte[] header = padded(header());
    long size = (long) TensorFileReader.HEAD + header.length;
    for (Tensor tensor : tensors) {
      size += tensor.bytes();
    }
    if (header.length > Header.LONGEST) {
      throw new Refusal(
          "the header would have %d bytes, and %d are the most; are there that many class names?",
          header.length, Header.LONGEST);
    }
    if (size > LARGEST) {
      throw new Refusal("the file would have %d bytes, and %d are the most", size, LARGEST);
    }
    ByteBuffer file = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    for (Tensor tensor : tensors) {
      ElementType.encode(tensor.numbers(), tensor.from(), tensor.count(), file);
    }
    // The reader's own parser finds the digits, so that both agree on where they are.
    int at = TensorFileReader.HEAD + HeaderParser.parse(header).checksumAt();
    byte[] digits = Checksum.of(file.array(), at).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, file.array(), at, digits.length);
    return file.array();
  }

  private byte[] header() throws Refusal {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = HeaderJson.FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeObjectFieldStart(Header.METADATA);
      for (Map.Entry<String, String> text : metadata.entrySet()) {
        out.writeStringField(text.getKey(), text.getValue());
      }
      out.writeStringField(Header.CHECKSUM, "0".repeat(Checksum.DIGITS));
      out.writeEndObject();
      long offset = 0;
      for (Tensor tensor : tensors) {
        long end = offset + tensor.bytes();
        tensor(out, tensor, offset, end);
        offset = end;
      }
      out.writeEndObject();
    } catch (JsonProcessingException e) {
      throw new Refusal("a text in it is not Unicode: %s", Quote.line(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new AssertionError("nothing is written but memory", e);
    }
    return bytes.toByteArray();
  }

  private static void tensor(JsonGenerator out, Tensor tensor, long begin, long end)
      throws IOException {
    out.writeObjectFieldStart(tensor.name());
    out.writeStringField("dtype", tensor.type().name());
    out.writeArrayFieldStart("shape");
    for (int dimension : tensor.shape()) {
      out.writeNumber(dimension);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("data_offsets");
    out.writeNumber(begin);
    out.writeNumber(end);
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Pads the header with blanks, so that the tensors begin at a multiple of eight bytes. */
  private static byte[] padded(byte[] header) {
    int length = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = Arrays.copyOf(header, length);
    Arrays.fill(padded, header.length, length, (byte) ' ');
    return padded;
  }
}
