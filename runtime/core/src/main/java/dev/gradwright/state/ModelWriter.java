package dev.gradwright.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lays a model out as the bytes of a file: safetensors, its tensors in the public order, and
 * nothing in it that is not the model, so that equal models give equal bytes.
 */
final class ModelWriter {
  private static final int ALIGNMENT = 8;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private final Architecture model;
  private final ModelContent content;
  private final ElementType type;

  ModelWriter(Architecture model, ModelContent content) {
    this.model = model;
    this.content = content;
    type = ElementType.of(model.precision());
  }

  byte[] bytes() throws Refusal {
    byte[] header = padded(header());
    long size = ModelReader.HEAD + header.length + (long) type.size() * model.parameterCount();
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
    ElementType.encode(content.parameters(), file);
    // The reader's own parser finds the digits, so that both agree on where they are.
    int at = ModelReader.HEAD + HeaderParser.parse(header).checksumAt();
    byte[] digits = Checksum.of(file.array(), at).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, file.array(), at, digits.length);
    return file.array();
  }

  private byte[] header() throws Refusal {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = HeaderJson.FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      metadata(out);
      long offset = 0;
      for (Parameter parameter : model.parameters()) {
        long end = offset + (long) parameter.size() * type.size();
        tensor(out, parameter, offset, end);
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

  private void metadata(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(Header.METADATA);
    out.writeStringField(Header.FORMAT, FormatVersion.CURRENT.toString());
    out.writeStringField(Header.ARCHITECTURE, model.text());
    out.writeStringField(Header.FINGERPRINT, Checksum.of(model.text()));
    out.writeStringField(Header.CLASSES, content.form().classesAsText());
    Optional<String> preparation = content.form().preparationAsText();
    if (preparation.isPresent()) {
      out.writeStringField(Header.PREPARATION, preparation.get());
    }
    out.writeStringField(Header.CHECKSUM, "0".repeat(Checksum.DIGITS));
    out.writeEndObject();
  }

  private void tensor(JsonGenerator out, Parameter parameter, long begin, long end)
      throws IOException {
    out.writeObjectFieldStart(parameter.name());
    out.writeStringField("dtype", type.name());
    out.writeArrayFieldStart("shape");
    for (int dimension : parameter.shape()) {
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
