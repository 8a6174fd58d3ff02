package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Parameter;
import dev.gradwright.GradwrightException;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.TensorTable.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a model file in stages, each of which must pass before the next allocates more: head,
 * header, version, architecture, checksum, tensors, values.
 *
 * <p>The parts that decide what is allocated are checked first: the header by its limit, the rest
 * by the size of the file, which is never larger than the declared model can need.
 */
final class ModelReader {
  private final Architecture model;
  private final Set<LoadOption> options;

  ModelReader(Architecture model, Set<LoadOption> options) {
    this.model = model;
    this.options = options;
  }

  /**
   * Reads a whole file.
   *
   * @param size the bytes of the file
   */
  ModelContent read(InputStream in, long size) throws IOException, Refusal {
    TensorFileReader file = new TensorFileReader(in, size);
    Header header = file.header();
    requireVersion(header);
    requireArchitecture(header);
    file.requireLength();
    if (file.dataLength() > (long) Double.BYTES * model.parameterCount()) {
      // More than the model can need, so one of the tensors is not the model's: say which.
      List<Place> unused = TensorTable.places(model, header, file.dataLength());
      throw new Refusal("its tensors take %d bytes, more than the model's", file.dataLength());
    }
    byte[] data = file.whole();
    Reals parameters = parameters(header, data, file.dataAt());
    return new ModelContent(parameters, form(header));
  }

  /** Reads only the architecture, for a caller that does not know yet which model a file holds. */
  static Architecture architecture(InputStream in, long size) throws IOException, Refusal {
    Header header = new TensorFileReader(in, size).header();
    requireVersion(header);
    return parse(architectureText(header));
  }

  private static String architectureText(Header header) throws Refusal {
    String text = header.get(Header.ARCHITECTURE);
    if (!header.get(Header.FINGERPRINT).equals(Checksum.of(text))) {
      throw new Refusal("damaged: the fingerprint is not that of the architecture in the file");
    }
    return text;
  }

  private static Architecture parse(String text) throws Refusal {
    try {
      return Architecture.parse(text);
    } catch (GradwrightException e) {
      throw new Refusal(
          "its architecture cannot be read: %s", Quote.line(String.valueOf(e.getMessage())));
    }
  }

  private static void requireVersion(Header header) throws Refusal {
    Optional<String> format = header.find(Header.FORMAT);
    if (format.isEmpty()) {
      throw new Refusal(
          "it may be a safetensors file, but not one of a model saved here: it has no %s",
          Header.FORMAT);
    }
    FormatVersion.CURRENT.requireReadable(format.get());
  }

  private void requireArchitecture(Header header) throws Refusal {
    String text = architectureText(header);
    if (text.equals(model.text())) {
      return;
    }
    Architecture file = parse(text);
    Optional<String> difference = ArchitectureDifference.first(model, file);
    if (difference.isPresent()) {
      throw new Refusal(
          "it is of another architecture than %s: %s", model.modelName(), difference.get());
    }
  }

  private Reals parameters(Header header, byte[] file, int dataAt) throws Refusal {
    List<Place> places = TensorTable.places(model, header, file.length - dataAt);
    Reals parameters = Reals.of(model.precision(), model.parameterCount());
    for (Place place : places) {
      Parameter parameter = place.parameter();
      int bytes = parameter.size() * place.type().size();
      ByteBuffer source =
          ByteBuffer.wrap(file, dataAt + place.begin(), bytes).order(ByteOrder.LITTLE_ENDIAN);
      place.type().decode(source, parameters, parameter.offset(), parameter.size());
      if (!options.contains(LoadOption.ALLOW_NON_FINITE)) {
        requireFinite(parameters, parameter);
      }
    }
    return parameters;
  }

  private static void requireFinite(Reals parameters, Parameter parameter) throws Refusal {
    int end = parameter.offset() + parameter.size();
    int bad = parameters.firstNonFinite(parameter.offset(), end);
    if (bad >= 0) {
      throw new Refusal(
          "parameter %s is %s at %s; LoadOption.%s permits it",
          Quote.name(parameter.name()),
          parameters.get(bad),
          index(parameter, bad - parameter.offset()),
          LoadOption.ALLOW_NON_FINITE);
    }
  }

  /** Returns the place of a number within its tensor, such as {@code [2, 0]}. */
  private static String index(Parameter parameter, int flat) {
    int[] index = new int[parameter.shape().size()];
    int rest = flat;
    for (int i = index.length - 1; i >= 0; i--) {
      index[i] = rest % parameter.shape().get(i);
      rest /= parameter.shape().get(i);
    }
    return Arrays.toString(index);
  }

  private DataForm form(Header header) throws Refusal {
    return DataForm.read(
        model, header.find(Header.CLASSES).orElse("{}"), header.find(Header.PREPARATION));
  }
}
