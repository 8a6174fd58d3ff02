package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PerBatch;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Op;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The arrays and constants of a vector class. A lane array belongs to one block of at most {@value
 * #ROWS} rows and holds a tensor feature by feature, {@code [width, 64]}: neighbours are rows, so
 * every operation runs on whole vectors whatever the shape of the layer.
 */
public final class LaneArrays {
  /** Rows in a block; the distance of two features of a row. */
  public static final int ROWS = 64;

  /** Lanes of the longest vectors that the bodies know. */
  static final int LONGEST_VECTOR = 16;

  private final Program program;
  private final Map<String, LaneArray> arrays = new LinkedHashMap<>();
  private final Map<String, LaneArray> rowArrays = new LinkedHashMap<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final Map<String, List<Double>> tables = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<Op> laterGradients = Collections.newSetFromMap(new IdentityHashMap<>());
  private final PerBatch perBatch;
  private int packedLength;

  /**
   * An array that every block has.
   *
   * @param constant names its place among the block's arrays
   * @param variable what methods call it
   * @param size its length
   * @param bundle what holds it: {@code t} for a block, {@code u} for a single row
   */
  public record LaneArray(String constant, String variable, int size, String bundle) {
    /** Returns the text of the array where the bundle is at hand. */
    String place() {
      return bundle + "[" + constant + "]";
    }
  }

  /** Begins without any array. */
  public LaneArrays(Program program) {
    this.program = program;
    perBatch = new PerBatch(program);
    findLaterGradients();
    taken.addAll(
        List.of("S", "L", "toLanes", "toRows", "forward", "backward", "predict", "evaluate"));
    for (Function function : Function.values()) {
      taken.add(function.java());
    }
  }

  /** A parameter that several nodes share learns from the last of them first. */
  private void findLaterGradients() {
    Set<Parameter> begun = new HashSet<>();
    for (int i = program.nodes().size() - 1; i >= 0; i--) {
      NodeProgram node = program.nodes().get(i);
      Step backward = node.backward();
      if (!node.trains() || backward == null) {
        continue;
      }
      for (Op op : backward.ops()) {
        boolean isLater = false;
        for (Parameter parameter : op.gradients()) {
          isLater |= !begun.add(parameter);
        }
        if (isLater) {
          laterGradients.add(op);
        }
      }
    }
  }

  /** Returns whether no operation before this one has set the gradient it contributes to. */
  boolean isFirstGradient(Op op) {
    return !laterGradients.contains(op);
  }

  /** Returns the lane array of a tensor; local tensors share the one of their storage. */
  LaneArray lanes(Tensor tensor) {
    String name = (tensor.space() == Tensor.Space.GRADIENT ? "d." : "") + tensor.storage();
    // a node may be called d, too
    String key = tensor.space() + " " + tensor.storage();
    return arrays.computeIfAbsent(
        key,
        k ->
            new LaneArray(
                free(upper(name) + "_T"), variable(name, "T"), tensor.width() * ROWS, "t"));
  }

  /** Returns the array of a tensor for a single row, padded to whole vectors. */
  LaneArray row(Tensor tensor) {
    return rowArrays.computeIfAbsent(
        tensor.storage(),
        k -> new LaneArray(free(upper(k) + "_U"), variable(k, "U"), padded(tensor.width()), "u"));
  }

  /** Returns the width in whole vectors of the longest kind that is used. */
  static int padded(int width) {
    return (width + LONGEST_VECTOR - 1) / LONGEST_VECTOR * LONGEST_VECTOR;
  }

  /** Returns the constant of a tensor's place among the arrays of a single row. */
  public String rowConstantOf(Tensor tensor) {
    return row(tensor).constant();
  }

  /** Returns the arrays of a single row in the order of their places. */
  public List<LaneArray> rowArrays() {
    return List.copyOf(rowArrays.values());
  }

  /** Reserves a place among the packed weights, and returns where it begins. */
  int reservePacked(int length) {
    int start = packedLength;
    packedLength += length;
    return start;
  }

  /** Returns the length of the packed weights. */
  public int packedLength() {
    return packedLength;
  }

  /** Returns the constant of a tensor's place among the block's arrays. */
  public String constantOf(Tensor tensor) {
    return lanes(tensor).constant();
  }

  /** Returns what methods call the row-major buffer of a value. */
  String rowsVariable(Tensor tensor) {
    return names.computeIfAbsent(
        "rows " + tensor.storage(), k -> variable(tensor.storage(), "Rows"));
  }

  /** Returns the constant of a value's place in the workspace. */
  public String value(Tensor tensor) {
    for (int i = 0; i < program.values().size(); i++) {
      if (program.values().get(i).name().equals(tensor.storage())) {
        return constant("value " + tensor.storage(), upper(tensor.storage()), String.valueOf(i));
      }
    }
    throw new IllegalArgumentException("no buffer for " + tensor.name());
  }

  /** Returns the constant of a parameter's place in the public order. */
  public String offset(Parameter parameter) {
    String name = upper(parameter.node() + "." + parameter.letter());
    return constant(
        "parameter " + parameter.name(),
        name,
        parameter.offset() + " /* " + parameter.name() + " " + parameter.shape() + " */");
  }

  /** Returns the constant of a per-batch number's place. */
  String scalar(String scalar) {
    return constant("scalar " + scalar, upper(scalar), place(perBatch.numbers(), scalar));
  }

  /** Returns the constant of the place of a sum over the batch. */
  String sum(String sum) {
    return constant("sum " + sum, upper(sum), place(perBatch.sums(), sum));
  }

  private static String place(Map<String, Integer> places, String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no place for " + name);
    }
    return place.toString();
  }

  /** Returns the array constant of a table. */
  String table(Access.Table table) {
    return names.computeIfAbsent(
        "table " + table.name(),
        k -> {
          String name = free(upper(table.name()));
          tables.put(name, table.values());
          return name;
        });
  }

  private String constant(String key, String wanted, String value) {
    return names.computeIfAbsent(
        key,
        k -> {
          String name = free(wanted);
          constants.put(name, value);
          return name;
        });
  }

  private String variable(String key, String ending) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '.') {
        upper = true;
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return free(camel + ending);
  }

  /** Returns the name, or the name with a number behind it where it is taken. */
  String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  private static String upper(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean camel =
          i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
      out.append(camel ? "_" : "").append(c == '.' ? '_' : c);
    }
    return out.toString().toUpperCase(Locale.ROOT);
  }

  /** Returns the lane arrays in the order of their places. */
  public List<LaneArray> arrays() {
    return List.copyOf(arrays.values());
  }

  /** Returns the other constants and their values. */
  public Map<String, String> constants() {
    return constants;
  }

  /** Returns the tables and their numbers. */
  public Map<String, List<Double>> tables() {
    return tables;
  }
}
