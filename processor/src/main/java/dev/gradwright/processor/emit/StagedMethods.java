package dev.gradwright.processor.emit;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.NodePlan;
import dev.gradwright.processor.plan.Phase;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The methods of a trainer whose passes go through the rows of a batch several times, because some
 * node needs sums over all of them; and what belongs to a batch as a whole because of such nodes.
 */
final class StagedMethods {
  /** Phases in one method; each takes up to thirty bytes of bytecode. */
  private static final int CASES_PER_METHOD = 100;

  private final Plan plan;
  private final boolean isDouble;
  private final String kind;
  private final List<MethodSpec> methods = new ArrayList<>();

  StagedMethods(Plan plan) {
    this.plan = plan;
    this.isDouble = plan.model().declaration().isDouble();
    this.kind = isDouble ? "double" : "float";
  }

  List<MethodSpec> methods() {
    if (plan.program().hasStages()) {
      rows(true);
      numbers("forwardNumbers", plan.forward());
      rows(false);
      numbers("backwardNumbers", plan.backward());
    }
    gradients();
    updates();
    return List.copyOf(methods);
  }

  private ClassName layers(int group) {
    return ClassName.get(plan.model().declaration().packageName(), plan.layersClass(group));
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(TypeName.VOID);
  }

  /** Adds a method that does one of several things by its phase, in parts where they are many. */
  private void add(
      String name, UnaryOperator<MethodSpec.Builder> head, Map<Integer, CodeBlock> cases) {
    if (cases.size() <= CASES_PER_METHOD) {
      methods.add(choice(head.apply(override(name)), cases));
      return;
    }
    Map<Integer, CodeBlock> calls = new TreeMap<>();
    MethodSpec.Builder whole = head.apply(override(name));
    String arguments =
        whole.build().parameters().stream().map(ParameterSpec::name).collect(joining(", "));
    List<MethodSpec> parts = new ArrayList<>();
    Map<Integer, CodeBlock> part = new TreeMap<>();
    for (Map.Entry<Integer, CodeBlock> entry : cases.entrySet()) {
      part.put(entry.getKey(), entry.getValue());
      calls.put(entry.getKey(), CodeBlock.of("$LPart$L($L);\n", name, parts.size() + 1, arguments));
      if (part.size() == CASES_PER_METHOD || calls.size() == cases.size()) {
        MethodSpec.Builder own =
            MethodSpec.methodBuilder(name + "Part" + (parts.size() + 1))
                .addModifiers(Modifier.PRIVATE);
        parts.add(choice(head.apply(own), part));
        part.clear();
      }
    }
    methods.add(choice(whole, calls));
    methods.addAll(parts);
  }

  /** Cases that do the same stand together. */
  private static MethodSpec choice(MethodSpec.Builder method, Map<Integer, CodeBlock> cases) {
    Map<CodeBlock, List<Integer>> alike = new LinkedHashMap<>();
    cases.forEach((phase, code) -> alike.computeIfAbsent(code, c -> new ArrayList<>()).add(phase));
    method.beginControlFlow("switch (phase)");
    alike.forEach(
        (code, phases) -> {
          String list = phases.stream().map(String::valueOf).collect(joining(", "));
          method.beginControlFlow("case $L ->", list).addCode(code).endControlFlow();
        });
    return method
        .addStatement(
            "default -> throw new $T($S + phase)", IllegalArgumentException.class, "no phase ")
        .endControlFlow()
        .build();
  }

  private MethodSpec.Builder rowsHead(MethodSpec.Builder method, boolean forward) {
    method
        .addParameter(TypeName.INT, "phase")
        .addParameter(Types.REALS, "parameters")
        .addParameter(Types.WORKSPACE, "workspace")
        .addParameter(Types.REALS, "sums");
    if (!forward) {
      method.addParameter(Types.REALS, "gradient");
    }
    method
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("$T w = parameters.$Ls()", Types.array(isDouble), kind)
        .addStatement("$T v = workspace.$LValues()", Types.bundle(isDouble), kind);
    if (!forward) {
      method
          .addStatement("$T d = workspace.$LGradients()", Types.bundle(isDouble), kind)
          .addStatement("$T g = gradient.$Ls()", Types.array(isDouble), kind);
    }
    method
        .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind)
        .addStatement("$T b = sums.$Ls()", Types.array(isDouble), kind);
    Types.scratch(plan, method);
    return method;
  }

  private void rows(boolean forward) {
    String name = forward ? "forward" : "backward";
    String arguments =
        (forward ? "w, v, s, b, " : "w, v, d, g, s, b, ") + (plan.hasScratch() ? "t, " : "");
    List<Phase> phases = forward ? plan.forward() : plan.backward();
    Map<Integer, CodeBlock> cases = new TreeMap<>();
    for (int i = 0; i < phases.size(); i++) {
      CodeBlock.Builder calls = CodeBlock.builder();
      for (int group : groups(forward)) {
        if (!phases.get(i).of(group).isEmpty()) {
          calls.addStatement("$T.$LPhase$L($Lfrom, to)", layers(group), name, i + 1, arguments);
        }
      }
      cases.put(i, calls.build());
    }
    add(name + "Rows", method -> rowsHead(method, forward), cases);
  }

  private List<Integer> groups(boolean forward) {
    int last = plan.groups().size() - 1;
    return IntStream.rangeClosed(0, last).map(i -> forward ? i : last - i).boxed().toList();
  }

  private MethodSpec.Builder numbersHead(MethodSpec.Builder method) {
    return method
        .addParameter(TypeName.INT, "phase")
        .addParameter(Types.REALS, "parameters")
        .addParameter(Types.REALS, "sums")
        .addParameter(Types.WORKSPACE, "workspace")
        .addParameter(TypeName.INT, "rows")
        .addStatement("$T w = parameters.$Ls()", Types.array(isDouble), kind)
        .addStatement("$T b = sums.$Ls()", Types.array(isDouble), kind)
        .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind);
  }

  private void numbers(String name, List<Phase> phases) {
    Map<Integer, CodeBlock> cases = new TreeMap<>();
    for (int i = 0; i < phases.size(); i++) {
      Phase.End end = phases.get(i).end();
      if (end != null) {
        cases.put(i, CodeBlock.of("$T.$L(w, b, s, rows);\n", layers(end.group()), end.method()));
      }
    }
    add(name, this::numbersHead, cases);
  }

  private void gradients() {
    MethodSpec.Builder method =
        override("batchGradient")
            .addParameter(Types.WORKSPACE, "workspace")
            .addParameter(Types.REALS, "gradient")
            .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind)
            .addStatement("$T g = gradient.$Ls()", Types.array(isDouble), kind);
    boolean any = false;
    for (int group = 0; group < plan.groups().size(); group++) {
      for (NodePlan node : plan.groups().get(group)) {
        if (!node.node().batch().gradients().isEmpty()) {
          method.addStatement("$T.$L(s, g)", layers(group), Plan.gradientMethod(node.node()));
          any = true;
        }
      }
    }
    if (any) {
      methods.add(method.build());
    }
  }

  private void updates() {
    MethodSpec.Builder method =
        override("batchUpdate")
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.WORKSPACE, "workspace")
            .addStatement("$T w = parameters.$Ls()", Types.array(isDouble), kind)
            .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind);
    boolean any = false;
    for (int group = 0; group < plan.groups().size(); group++) {
      for (NodePlan node : plan.groups().get(group)) {
        if (node.node().trains() && !node.node().batch().updates().isEmpty()) {
          method.addStatement("$T.$L(w, s)", layers(group), Plan.updateMethod(node.node()));
          any = true;
        }
      }
    }
    if (any) {
      methods.add(method.build());
    }
  }

  List<MethodSpec> vectorMethods() {
    if (!plan.program().hasStages()) {
      return List.of();
    }
    methods.clear();
    vector("vectorForward", "forward", plan.forward().size());
    vector("vectorBackward", "backward", plan.backward().size());
    return List.copyOf(methods);
  }

  private static MethodSpec.Builder vectorHead(MethodSpec.Builder method, boolean forward) {
    method
        .addParameter(TypeName.INT, "phase")
        .addParameter(Types.REALS, "parameters")
        .addParameter(Types.WORKSPACE, "workspace")
        .addParameter(Types.bundle(false), "lanes")
        .addParameter(Types.REALS, "sums");
    if (!forward) {
      method.addParameter(Types.REALS, "gradient");
    }
    method
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("float[] w = parameters.floats()")
        .addStatement("float[][] v = workspace.floatValues()")
        .addStatement("float[] s = workspace.floatScalars()")
        .addStatement("float[] b = sums.floats()");
    if (!forward) {
      method.addStatement("float[] g = gradient.floats()");
    }
    return method;
  }

  private void vector(String name, String driver, int phases) {
    boolean forward = driver.equals("forward");
    ClassName vectors = ClassName.get(plan.model().declaration().packageName(), plan.vectorClass());
    String arguments = forward ? "w, v, lanes, s, b" : "w, v, lanes, g, s, b";
    Map<Integer, CodeBlock> cases = new TreeMap<>();
    for (int i = 0; i < phases; i++) {
      cases.put(
          i, CodeBlock.of("$T.$LPhase$L($L, from, to);\n", vectors, driver, i + 1, arguments));
    }
    add(name, method -> vectorHead(method, forward), cases);
  }
}
