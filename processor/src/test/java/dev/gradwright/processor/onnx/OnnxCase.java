package dev.gradwright.processor.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node with its inputs and the outputs it must have. */
final class OnnxCase {
  private final String name;
  private final Path folder;
  private final List<String> graphInputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private boolean areTensors = true;
  private int graphOutputs;

  private OnnxCase(Path folder) {
    this.folder = folder;
    this.name = folder.getFileName().toString().replaceFirst("^test_", "");
  }

  /** A {@code NodeProto}. */
  private static final class Node {
    private final List<String> inputs = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private String operation = "";
    private int outputs;
  }

  /** Reads a case; its tensors are read when they are asked for. */
  static OnnxCase read(Path folder) {
    OnnxCase read = new OnnxCase(folder);
    WireReader model = new WireReader(bytes(folder.resolve("model.onnx")));
    while (model.next()) {
      if (model.field() == 7) {
        read.graph(model.message());
      }
    }
    return read;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void graph(WireReader in) {
    while (in.next()) {
      if (in.field() == 1) {
        nodes.add(node(in.message()));
      } else if (in.field() == 11) {
        graphInput(in.message());
      } else if (in.field() == 12) {
        graphOutputs++;
      }
    }
  }

  /** A {@code ValueInfoProto}: its name, and whether its type is that of a tensor. */
  private void graphInput(WireReader in) {
    boolean isTensor = false;
    while (in.next()) {
      if (in.field() == 1) {
        graphInputs.add(in.text());
      } else if (in.field() == 2) {
        WireReader type = in.message();
        isTensor = type.next() && type.field() == 1;
      }
    }
    areTensors &= isTensor;
  }

  private static Node node(WireReader in) {
    Node node = new Node();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> node.inputs.add(in.text());
        case 2 -> node.outputs++;
        case 4 -> node.operation = in.text();
        case 5 -> attribute(in.message(), node);
        default -> {}
      }
    }
    return node;
  }

  private static void attribute(WireReader in, Node node) {
    String attribute = "";
    Object value = List.of();
    List<Integer> integers = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> attribute = in.text();
        case 2 -> value = in.floats().get(0);
        case 3 -> value = (int) in.number();
        case 4 -> value = in.text();
        case 8 -> in.numbers().forEach(n -> integers.add(n.intValue()));
        default -> {}
      }
    }
    node.attributes.put(attribute, integers.isEmpty() ? value : integers);
  }

  /** Returns whether it is one node; others are the same case spelled in simpler nodes. */
  boolean isSingle() {
    return nodes.size() == 1 && !name.endsWith("_expanded");
  }

  String name() {
    return name;
  }

  private Node node() {
    return nodes.get(0);
  }

  /** Returns the kind of node. */
  String operation() {
    return node().operation;
  }

  int outputCount() {
    return node().outputs;
  }

  int inputCount() {
    return node().inputs.size();
  }

  /** Returns whether an input is given. */
  boolean hasInput(int i) {
    return i < node().inputs.size() && !node().inputs.get(i).isEmpty();
  }

  /** Returns an input of the node. */
  OnnxTensor input(int i) {
    if (!areTensors) {
      throw new NotMappedException("a sequence of tensors, or perhaps none");
    }
    return tensor("input_" + graphInputs.indexOf(node().inputs.get(i)));
  }

  /** Returns an output of the node. */
  OnnxTensor output(int i) {
    return tensor("output_" + i);
  }

  /** Returns the last output of the node that is asked for. */
  OnnxTensor lastOutput() {
    return output(graphOutputs - 1);
  }

  private OnnxTensor tensor(String file) {
    Path path = folder.resolve("test_data_set_0").resolve(file + ".pb");
    return OnnxTensor.of(new WireReader(bytes(path)));
  }

  boolean has(String attribute) {
    return node().attributes.containsKey(attribute);
  }

  private <T> Optional<T> attribute(String attribute, Class<T> type) {
    return Optional.ofNullable(node().attributes.get(attribute)).map(type::cast);
  }

  int integer(String attribute, int otherwise) {
    return attribute(attribute, Integer.class).orElse(otherwise);
  }

  double number(String attribute, double otherwise) {
    return attribute(attribute, Double.class).orElse(otherwise);
  }

  String text(String attribute, String otherwise) {
    return attribute(attribute, String.class).orElse(otherwise);
  }

  /** Returns a list of whole numbers; {@code count} times one number if it is not given. */
  List<Integer> integers(String attribute, int count, int otherwise) {
    if (!has(attribute)) {
      return Collections.nCopies(count, otherwise);
    }
    List<Integer> numbers = new ArrayList<>();
    for (Object value : (List<?>) node().attributes.get(attribute)) {
      numbers.add((Integer) value);
    }
    return numbers;
  }

  @Override
  public String toString() {
    return name;
  }
}
