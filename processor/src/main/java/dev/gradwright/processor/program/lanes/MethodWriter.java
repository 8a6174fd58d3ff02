package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one method: its lines, and the arrays it needs, which become its parameters when a line
 * first asks for them.
 */
final class MethodWriter {
  private final LaneArrays arrays;
  private final String name;
  private final List<String> comment = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  // from the declaration of a parameter to what the caller hands over
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private final List<String> numbers = new ArrayList<>();
  private String indent = "";

  MethodWriter(LaneArrays arrays, String name) {
    this.arrays = arrays;
    this.name = name;
  }

  LaneArrays arrays() {
    return arrays;
  }

  void comment(String line) {
    comment.add(line);
  }

  void line(String line) {
    lines.add(indent + line);
  }

  void open(String line) {
    lines.add(indent + line + " {");
    indent += "  ";
  }

  void close() {
    indent = indent.substring(2);
    lines.add(indent + "}");
  }

  /** Returns the variable of a tensor's lanes in a block. */
  String lanes(Tensor tensor) {
    return array(arrays.lanes(tensor));
  }

  String array(LaneArrays.LaneArray array) {
    arguments.put("float[] " + array.variable(), array.place());
    return array.variable();
  }

  /** Returns the variable of a value's row-major buffer. */
  String rows(Tensor tensor) {
    String variable = arrays.rowsVariable(tensor);
    arguments.put("float[] " + variable, "v[" + arrays.value(tensor) + "]");
    return variable;
  }

  String weights() {
    arguments.put("float[] w", "w");
    return "w";
  }

  /** Returns the variable of the packed weights. */
  String packed() {
    arguments.put("float[] p", "p");
    return "p";
  }

  String gradients() {
    arguments.put("float[] g", "g");
    return "g";
  }

  /** Returns the variable of the sums over the batch. */
  String sums() {
    arguments.put("float[] b", "b");
    return "b";
  }

  String scalars() {
    arguments.put("float[] s", "s");
    return "s";
  }

  /** Asks for the block's first row. */
  void from() {
    number("from");
  }

  /** Asks for the number of rows in the block. */
  void count() {
    number("n");
  }

  /** Asks for another int, handed over under its own name. */
  void number(String variable) {
    if (!numbers.contains(variable)) {
      numbers.add(variable);
    }
  }

  /** Writes a call of a method whose ints have these values, and asks for the arrays it needs. */
  void call(MethodWriter other, String... values) {
    arguments.putAll(other.arguments);
    List<String> list = new ArrayList<>();
    other.arguments.keySet().forEach(p -> list.add(p.substring("float[] ".length())));
    list.addAll(List.of(values));
    line(other.name + "(" + String.join(", ", list) + ");");
  }

  /** Writes a call of a method whose ints have the same names here. */
  void callSame(MethodWriter other) {
    call(other, other.numbers.toArray(String[]::new));
  }

  /** Returns the call as the driver of the block makes it. */
  String call() {
    List<String> list = new ArrayList<>(arguments.values());
    list.addAll(numbers);
    return name + "(" + String.join(", ", list) + ");";
  }

  LaneMethod method() {
    List<String> parameters = new ArrayList<>(arguments.keySet());
    numbers.forEach(n -> parameters.add("int " + n));
    return new LaneMethod(name, comment, parameters, lines);
  }
}
