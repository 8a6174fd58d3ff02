package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PerBatch;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The constants of the generated classes: one for the place of each buffer, parameter and per-batch
 * number. A name taken already gets a number behind it, so {@code a_b} and {@code aB} both work.
 */
public final class NameTable {
  /** Names of other constants of a network; GRAPH_2 and so on, where the graph's text is long. */
  private static final Pattern OTHER_CONSTANTS =
      Pattern.compile("ARCHITECTURE|LAYOUT|GRAPH(_\\d+)?");

  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> gradients = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> scalars = new LinkedHashMap<>();
  private final Map<String, String> sums = new LinkedHashMap<>();
  private final Map<String, String> tables = new HashMap<>();

  /** Chooses a name for everything in a program. */
  public NameTable(Program program) {
    for (Tensor value : program.values()) {
      values.put(value.name(), free(snake(value.name())));
    }
    for (Parameter parameter : program.parameters()) {
      parameters.put(parameter.name(), free(snake(parameter.node() + "." + parameter.letter())));
    }
    for (Tensor gradient : program.gradients()) {
      gradients.put(gradient.name(), free("D_" + snake(gradient.name())));
    }
    PerBatch perBatch = new PerBatch(program);
    perBatch.numbers().keySet().forEach(n -> scalars.put(n, free(snake(n))));
    perBatch.sums().keySet().forEach(n -> sums.put(n, free(snake(n))));
  }

  /** Returns whether a constant has this name, so that no variable may. */
  public boolean isConstant(String name) {
    return taken.contains(name);
  }

  private String free(String wanted) {
    String stem = OTHER_CONSTANTS.matcher(wanted).matches() ? wanted + "_" : wanted;
    String name = stem;
    for (int i = 2; !taken.add(name); i++) {
      name = stem + "_" + i;
    }
    return name;
  }

  /** Returns {@code HIDDEN_Z} for {@code hidden.z} and {@code MY_LAYER} for {@code myLayer}. */
  private static String snake(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean camel =
          i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
      out.append(camel ? "_" : "").append(c == '.' ? '_' : c);
    }
    String upper = out.toString().toUpperCase(Locale.ROOT);
    return upper.equals("_") ? "__" : upper;
  }

  /** Returns the constant of a buffer's place. */
  public String buffer(Tensor tensor) {
    Map<String, String> names = tensor.space() == Tensor.Space.VALUE ? values : gradients;
    return known(names, tensor.storage());
  }

  /** Returns the constant of a parameter's offset. */
  public String offset(Parameter parameter) {
    return known(parameters, parameter.name());
  }

  /** Returns the constant of a per-batch number's place. */
  public String scalar(String scalar) {
    return known(scalars, scalar);
  }

  /** Returns the constant of the place of a sum over the batch. */
  public String sum(String sum) {
    return known(sums, sum);
  }

  /** Returns the sums over the batch with their constants. */
  public Map<String, String> sums() {
    return sums;
  }

  /** Returns the constant of a table, naming it when first asked. */
  public String table(String table) {
    return tables.computeIfAbsent(table, t -> free(snake(t)));
  }

  /** Returns the per-batch numbers with their constants, in order of place. */
  public Map<String, String> scalars() {
    return scalars;
  }

  private static String known(Map<String, String> names, String key) {
    String name = names.get(key);
    if (name == null) {
      throw new IllegalArgumentException("no name for " + key);
    }
    return name;
  }
}
