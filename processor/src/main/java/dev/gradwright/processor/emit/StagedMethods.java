package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.NodePlan;
import dev.gradwright.processor.plan.Phase;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The methods of a trainer whose passes go through the rows of a batch several times, because some
 * node needs sums over all of them; and what belongs to a batch as a whole because of such nodes.
 */
final class StagedMethods {
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
      methods.add(rows(true));
      methods.add(numbers("forwardNumbers", plan.forward()));
      methods.add(rows(false));
      methods.add(numbers("backwardNumbers", plan.backward()));
    }
    gradients();
    updates();
    return methods;
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

  private MethodSpec rows(boolean forward) {
    MethodSpec.Builder method =
        override(forward ? "forwardRows" : "backwardRows")
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
    String name = forward ? "forward" : "backward";
    String arguments =
        (forward ? "w, v, s, b, " : "w, v, d, g, s, b, ") + (plan.hasScratch() ? "t, " : "");
    List<Phase> phases = forward ? plan.forward() : plan.backward();
    method.beginControlFlow("switch (phase)");
    for (int i = 0; i < phases.size(); i++) {
      method.beginControlFlow("case $L ->", i);
      for (int group : groups(forward)) {
        if (!phases.get(i).of(group).isEmpty()) {
          method.addStatement("$T.$LPhase$L($Lfrom, to)", layers(group), name, i + 1, arguments);
        }
      }
      method.endControlFlow();
    }
    return otherwise(method);
  }

  private List<Integer> groups(boolean forward) {
    int last = plan.groups().size() - 1;
    return IntStream.rangeClosed(0, last).map(i -> forward ? i : last - i).boxed().toList();
  }

  private static MethodSpec otherwise(MethodSpec.Builder method) {
    return method
        .addStatement(
            "default -> throw new $T($S + phase)", IllegalArgumentException.class, "no phase ")
        .endControlFlow()
        .build();
  }

  private MethodSpec numbers(String name, List<Phase> phases) {
    MethodSpec.Builder method =
        override(name)
            .addParameter(TypeName.INT, "phase")
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.REALS, "sums")
            .addParameter(Types.WORKSPACE, "workspace")
            .addParameter(TypeName.INT, "rows")
            .addStatement("$T w = parameters.$Ls()", Types.array(isDouble), kind)
            .addStatement("$T b = sums.$Ls()", Types.array(isDouble), kind)
            .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind)
            .beginControlFlow("switch (phase)");
    for (int i = 0; i < phases.size(); i++) {
      Phase.End end = phases.get(i).end();
      if (end != null) {
        method.addStatement(
            "case $L -> $T.$L(w, b, s, rows)", i, layers(end.group()), end.method());
      }
    }
    return otherwise(method);
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
    return List.of(
        vector("vectorForward", "forward", plan.forward().size()),
        vector("vectorBackward", "backward", plan.backward().size()));
  }

  private MethodSpec vector(String name, String driver, int phases) {
    boolean forward = driver.equals("forward");
    ClassName vectors = ClassName.get(plan.model().declaration().packageName(), plan.vectorClass());
    MethodSpec.Builder method =
        override(name)
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
    method.beginControlFlow("switch (phase)");
    String arguments = forward ? "w, v, lanes, s, b" : "w, v, lanes, g, s, b";
    for (int i = 0; i < phases; i++) {
      method.addStatement(
          "case $L -> $T.$LPhase$L($L, from, to)", i, vectors, driver, i + 1, arguments);
    }
    return otherwise(method);
  }
}
