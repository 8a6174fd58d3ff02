package dev.gradwright;

import dev.gradwright.Architecture.Link;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.Node;
import dev.gradwright.Architecture.Output;
import dev.gradwright.Architecture.Parameter;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.layer.Initializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of an architecture: one line each, fields separated by single blanks.
 *
 * <pre>
 * gradwright 1
 * model p.Iris FLOAT
 * node flower Input [4]
 * node words Input [9] ; limit=2000
 * node hidden Dense [16] flower ; activation=TANH units=16
 * parameter hidden.weight [16,4] GLOROT_UNIFORM 4 16
 * parameter hidden.bias [16] CONSTANT 0.0 ; learned=false
 * loss loss SoftmaxCrossEntropy species CLASS 3 1.0 ; labelSmoothing=0.1
 * output species SOFTMAX
 * </pre>
 *
 * <p>A setting with an at sign is an annotation beside the layer's, {@code @shared=encoder};
 * blanks, commas and percent signs in a text are spelt {@code %20}, {@code %2C} and {@code %25}. An
 * output that the model calls by another name than its node has that name behind its link.
 */
final class ArchitectureParser {
  private static final String FORMAT = "gradwright 1";
  private static final String NODE_TARGET = "NODE:";

  private final String text;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<LossTerm> losses = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private @Nullable String modelName;
  private Precision precision = Precision.FLOAT;
  private int parameterCount;

  ArchitectureParser(String text) {
    this.text = text;
  }

  Architecture parse() {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
      throw new GradwrightException(
          "an architecture begins with '" + FORMAT + "'; was it made by another version?");
    }
    for (String line : lines.subList(1, lines.size())) {
      try {
        read(line);
      } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
        throw new GradwrightException("not a line of an architecture: '" + line + "'", e);
      }
    }
    if (modelName == null) {
      throw new GradwrightException("the architecture has no line 'model'");
    }
    return new Architecture(text, modelName, precision, nodes, parameters, losses, outputs);
  }

  private void read(String line) {
    int semicolon = line.indexOf(" ; ");
    String[] fields = (semicolon < 0 ? line : line.substring(0, semicolon)).split(" ", -1);
    Map<String, String> settings =
        semicolon < 0 ? Map.of() : settings(line.substring(semicolon + " ; ".length()));
    switch (fields[0]) {
      case "model" -> {
        modelName = fields[1];
        precision = Precision.valueOf(fields[2]);
      }
      case "node" -> {
        List<String> inputs = List.of(fields).subList(4, fields.length);
        nodes.add(new Node(fields[1], fields[2], shape(fields[3]), List.copyOf(inputs), settings));
      }
      case "parameter" -> parameter(fields, settings);
      case "loss" -> loss(fields, settings);
      case "output" -> {
        String name = fields.length > 3 ? fields[3] : fields[1];
        outputs.add(new Output(fields[1], Link.valueOf(fields[2]), name));
      }
      default -> throw new IllegalArgumentException("unknown keyword");
    }
  }

  private void parameter(String[] fields, Map<String, String> settings) {
    List<Integer> shape = shape(fields[2]);
    List<Double> arguments = new ArrayList<>();
    for (int i = 4; i < fields.length; i++) {
      arguments.add(Double.parseDouble(fields[i]));
    }
    Initializer initializer = Initializer.valueOf(fields[3]);
    int size = product(shape);
    boolean learned = settings.isEmpty();
    if (!learned && !settings.equals(Map.of("learned", "false"))) {
      throw new IllegalArgumentException("unknown setting");
    }
    parameters.add(
        new Parameter(
            fields[1], shape, initializer, List.copyOf(arguments), parameterCount, size, learned));
    parameterCount = Math.addExact(parameterCount, size);
  }

  private void loss(String[] fields, Map<String, String> settings) {
    boolean toNode = fields[4].startsWith(NODE_TARGET);
    losses.add(
        new LossTerm(
            fields[1],
            fields[2],
            fields[3],
            toNode ? TargetKind.NODE : TargetKind.valueOf(fields[4]),
            toNode ? Optional.of(fields[4].substring(NODE_TARGET.length())) : Optional.empty(),
            Integer.parseInt(fields[5]),
            Double.parseDouble(fields[6]),
            settings));
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String pair : text.split(" ", -1)) {
      int equals = pair.indexOf('=');
      settings.put(pair.substring(0, equals), plain(pair.substring(equals + 1)));
    }
    return Collections.unmodifiableMap(settings);
  }

  /** Undoes the spelling of characters that would end a setting; {@code %} alone is no text. */
  private static String plain(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        out.append(text.charAt(i));
      } else if (i + 2 < text.length()) {
        out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      }
    }
    return out.toString();
  }

  private static List<Integer> shape(String text) {
    if (!text.startsWith("[") || !text.endsWith("]")) {
      throw new IllegalArgumentException("not a shape");
    }
    List<Integer> shape = new ArrayList<>();
    if (text.length() > 2) {
      for (String dimension : text.substring(1, text.length() - 1).split(",", -1)) {
        shape.add(Integer.parseInt(dimension));
      }
    }
    return List.copyOf(shape);
  }

  static int product(List<Integer> shape) {
    int product = 1;
    for (int dimension : shape) {
      product = Math.multiplyExact(product, dimension);
    }
    return product;
  }
}
