package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.lanes.BlockCode;
import dev.gradwright.processor.program.lanes.LaneArrays;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The calls of the backward pass on vectors, which sets gradients instead of adding to them: what
 * no step of a phase sets, or sets in an earlier phase only, is set to 0.
 */
final class VectorGradients {
  private final Program program;
  private final LaneArrays arrays;

  VectorGradients(Program program, LaneArrays arrays) {
    this.program = program;
    this.arrays = arrays;
  }

  List<List<String>> calls(List<List<BlockCode>> phases) {
    List<List<String>> calls = new ArrayList<>();
    Set<Parameter> before = new HashSet<>();
    for (List<BlockCode> phase : phases) {
      List<Parameter> learned =
          phase.stream().flatMap(code -> Phases.learned(code.step()).stream()).toList();
      int from = learned.stream().mapToInt(Parameter::offset).min().orElse(0);
      int to = learned.stream().mapToInt(VectorGradients::end).max().orElse(0);
      if (phases.size() == 1) {
        from = 0;
        to = program.parameterCount();
      }
      List<String> own = new ArrayList<>();
      for (Parameter parameter : program.parameters()) {
        if (learned.contains(parameter) && before.contains(parameter)) {
          own.add(clear(parameter));
        }
      }
      phase.forEach(code -> own.addAll(code.calls()));
      for (Parameter parameter : program.parameters()) {
        boolean inside = from <= parameter.offset() && parameter.offset() < to;
        if (inside && !learned.contains(parameter)) {
          own.add(clear(parameter));
        }
      }
      before.addAll(learned);
      calls.add(own);
    }
    return calls;
  }

  private static int end(Parameter parameter) {
    return parameter.offset() + parameter.shape().size();
  }

  private String clear(Parameter parameter) {
    String from = arrays.offset(parameter);
    int size = parameter.shape().size();
    return String.format(
        Locale.ROOT, "java.util.Arrays.fill(g, %s, %s + %d, 0f);", from, from, size);
  }
}
