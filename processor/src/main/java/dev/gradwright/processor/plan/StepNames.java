package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.op.Names;
import dev.gradwright.processor.program.op.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables of one step's methods: arrays named after nodes, kept apart from all others. */
final class StepNames implements Names {
  /** Variables of bodies, and words that may name a method but not every variable. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "[rwvdgstkoijpb]|[xw]\\d+|xk|d?z\\d+|dzo|sum\\d*|from|to|whole|end|rows|var|record|yield|sealed"
              + "|permits|when");

  private final NameTable constants;
  private final Step step;
  private final Map<String, Tensor> arrays = new LinkedHashMap<>();
  private final Map<Tensor, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  StepNames(NameTable constants, Step step) {
    this.constants = constants;
    this.step = step;
    for (Op op : step.ops()) {
      taken.addAll(op.rowNames());
      taken.addAll(op.loopVariables());
    }
  }

  @Override
  public String array(Tensor tensor) {
    Tensor buffer =
        new Tensor(tensor.storage(), tensor.width(), tensor.space(), false, tensor.storage());
    return names.computeIfAbsent(buffer, this::allocate);
  }

  private String allocate(Tensor buffer) {
    boolean isGradient = buffer.space() == Tensor.Space.GRADIENT;
    String name = (isGradient ? "d" : "") + camel(buffer.name(), isGradient);
    while (!free(name)) {
      name += "_";
    }
    taken.add(name);
    arrays.put(name, buffer);
    return name;
  }

  /** Returns {@code hiddenZ} for {@code hidden.z}. */
  static String camel(String name, boolean firstUpper) {
    StringBuilder camel = new StringBuilder();
    boolean upper = firstUpper;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        upper = true;
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel.toString();
  }

  private boolean free(String name) {
    if (taken.contains(name) || constants.isConstant(name) || RESERVED.matcher(name).matches()) {
      return false;
    }
    // x1_ with a number behind it must not meet a node of that name
    return step.elements().values().stream()
        .noneMatch(e -> name.matches(Pattern.quote(e) + "\\d+b*"));
  }

  /** Returns the arrays named so far, in order of first use. */
  Map<String, Tensor> arrays() {
    return arrays;
  }

  @Override
  public String offset(Parameter parameter) {
    return constants.offset(parameter);
  }

  @Override
  public String table(String table) {
    return constants.table(table);
  }

  @Override
  public String scalar(String scalar) {
    return constants.scalar(scalar);
  }

  @Override
  public String sum(String sum) {
    return constants.sum(sum);
  }

  @Override
  public String element(Tensor tensor) {
    String name = step.elements().get(tensor);
    if (name == null) {
      throw new IllegalArgumentException("no short name for " + tensor.name());
    }
    return name;
  }
}
