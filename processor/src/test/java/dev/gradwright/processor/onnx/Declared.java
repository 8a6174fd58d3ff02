package dev.gradwright.processor.onnx;

import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case as a model of ours, with the rows it reads and what it must give for them. */
final class Declared {
  private final List<String> members = new ArrayList<>();
  private final Map<String, double[]> inputs = new LinkedHashMap<>();
  private final Map<String, double[]> parameters = new LinkedHashMap<>();
  private final int rows;
  private final boolean isWhole;
  private List<double[]> expected = List.of();
  private List<Integer> classes = List.of();
  private List<Double> losses = List.of();

  private Declared(int rows, boolean isWhole) {
    this.rows = rows;
    this.isWhole = isWhole;
  }

  /** Returns a model that is given so many rows, the first axis of its inputs. */
  static Declared ofRows(int rows) {
    return new Declared(rows, false);
  }

  /** Returns a model whose inputs are a single row with all their axes. */
  static Declared ofOneRow() {
    return new Declared(1, true);
  }

  /** Returns a model with an input {@code x}; its first axis are the rows, if it has several. */
  static Declared batched(OnnxTensor x) {
    return x.rank() < 2 ? whole(x) : ofRows(x.dims().get(0)).input("x", x);
  }

  /** Returns a model with an input {@code x} that is a single row. */
  static Declared whole(OnnxTensor x) {
    return ofOneRow().input("x", x);
  }

  /** Adds an input, called so that inputs are sorted as they are added. */
  Declared input(String name, OnnxTensor values) {
    if (values.values().isEmpty()) {
      throw new NotMappedException("no numbers at all");
    }
    members.add("@Input(" + array(row(values)) + ") Tensor " + name + "();");
    inputs.put(name, values.numbers());
    return this;
  }

  private List<Integer> row(OnnxTensor values) {
    List<Integer> row = values.dims().subList(isWhole ? 0 : 1, values.rank());
    return row.isEmpty() ? List.of(1) : row;
  }

  Declared node(String member) {
    members.add(member);
    return this;
  }

  Declared parameter(String name, double... values) {
    parameters.put(name, values);
    return this;
  }

  /** The outputs, whose rows lie behind each other. */
  Declared gives(OnnxTensor... outputs) {
    expected = Arrays.stream(outputs).map(OnnxTensor::numbers).toList();
    return this;
  }

  /** The classes of the rows, and what the loss of each row alone, or of all together, must be. */
  Declared loses(List<Integer> targets, List<Double> amounts) {
    classes = targets;
    losses = amounts;
    return this;
  }

  /** Returns numbers as the value of an annotation's member. */
  static String array(List<? extends Number> numbers) {
    return "{" + String.join(", ", numbers.stream().map(String::valueOf).toList()) + "}";
  }

  ModelSource source(String name) {
    return ModelSource.of(name, members.toArray(new String[0]));
  }

  int rows() {
    return rows;
  }

  Map<String, double[]> inputs() {
    return inputs;
  }

  Map<String, double[]> parameters() {
    return parameters;
  }

  List<Integer> classes() {
    return classes;
  }

  List<Double> losses() {
    return losses;
  }

  /** Returns one row of all inputs or outputs behind each other. */
  double[] row(Iterable<double[]> parts, int row) {
    List<Double> all = new ArrayList<>();
    for (double[] part : parts) {
      int width = part.length / rows;
      for (int i = 0; i < width; i++) {
        all.add(part[row * width + i]);
      }
    }
    return all.stream().mapToDouble(v -> v).toArray();
  }

  List<double[]> expected() {
    return expected;
  }
}
