package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.plan.MethodPlan;
import dev.gradwright.processor.plan.NodePlan;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.StepPlan;
import dev.gradwright.processor.program.Parameter;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a layers class: for each node its forward and its backward pass, one below the other, as
 * static methods over the arrays of a workspace.
 */
final class LayersEmitter {
  private final Plan plan;
  private final int group;
  private final boolean isDouble;
  private final StatementPrinter statements;
  private final boolean trains;
  private final BatchEmitter batches;

  LayersEmitter(Plan plan, int group) {
    this.plan = plan;
    this.group = group;
    this.isDouble = plan.model().declaration().isDouble();
    this.statements = new StatementPrinter(isDouble);
    this.batches = new BatchEmitter(plan);
    this.trains = !plan.program().losses().isEmpty();
  }

  GeneratedFile emit() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.layersClass(group)).addModifiers(Modifier.FINAL);
    type.addJavadoc("$L\n", Prose.layersClass(plan, group));
    List<MethodSpec> methods = new ArrayList<>();
    for (NodePlan node : plan.groups().get(group)) {
      methods.addAll(stages(node, node.forwardStages(), true));
      methods.addAll(step(node, node.forward(), "forward"));
      methods.addAll(step(node, node.ownPrediction(), "prediction"));
      methods.addAll(stages(node, node.backwardStages(), false));
      methods.addAll(step(node, node.backward(), "backward"));
      if (trains) {
        methods.addAll(batches.ofBatch(node.node()));
      }
    }
    if (isLast()) {
      plan.links()
          .forEach((output, link) -> link.methods().forEach(m -> methods.add(link(link, m))));
      LossEmitter losses = new LossEmitter(plan);
      methods.addAll(losses.methods());
    }
    List<MethodSpec> drivers = new Drivers(plan, group).methods();
    Constants constants = new Constants(plan, methods, drivers);
    for (FieldSpec field : constants.fields()) {
      type.addField(field);
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    drivers.forEach(type::addMethod);
    methods.forEach(type::addMethod);
    return SourceText.file(plan.model().declaration(), type.build());
  }

  private static boolean isFirst(MethodPlan method, StepPlan step) {
    return method.name().equals(step.methods().get(0).name());
  }

  private boolean isLast() {
    return group == plan.groups().size() - 1;
  }

  /** The parts of a pass that all rows go through first, each with what becomes of its sums. */
  private List<MethodSpec> stages(NodePlan node, List<StepPlan> stages, boolean forward) {
    if (!node.node().trains()) {
      return List.of();
    }
    List<MethodSpec> methods = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      String direction = "for the whole batch before it goes " + (forward ? "forward" : "backward");
      methods.addAll(step(node, stages.get(i), direction));
      methods.add(batches.end(node.node(), forward, i));
    }
    return methods;
  }

  private List<MethodSpec> step(NodePlan node, @Nullable StepPlan step, String direction) {
    if (step == null || (direction.equals("backward") && !trains)) {
      return List.of();
    }
    List<MethodSpec> methods = new ArrayList<>();
    for (MethodPlan method : step.methods()) {
      MethodSpec.Builder out = method(method, step);
      if (isFirst(method, step)) {
        out.addJavadoc(
            "<b>$L</b> (@$L), $L: {@code $L}$L\n",
            node.node().node(),
            node.node().kind(),
            direction,
            node.node().trail(),
            direction.equals("forward") ? size(node) : "");
        javadoc(step, out);
      }
      methods.add(rows(out, method));
    }
    return methods;
  }

  private String size(NodePlan node) {
    int parameters =
        plan.program().parameters().stream()
            .filter(p -> p.node().equals(node.node().node()))
            .map(Parameter::shape)
            .mapToInt(s -> s.size())
            .sum();
    StepPlan forward = node.forward();
    if (parameters == 0 || forward == null) {
      return "";
    }
    return ", "
        + Prose.count(parameters, "parameter")
        + ", "
        + Prose.count(forward.step().multiplyAdds(), "multiply-add")
        + " a row";
  }

  private MethodSpec link(StepPlan step, MethodPlan method) {
    MethodSpec.Builder out = method(method, step);
    if (isFirst(method, step)) {
      out.addJavadoc("What {@code predict} gives for this output.\n");
      javadoc(step, out);
    }
    return rows(out, method);
  }

  private MethodSpec.Builder method(MethodPlan method, StepPlan step) {
    MethodSpec.Builder out =
        MethodSpec.methodBuilder(method.name()).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    if (!method.part().isEmpty() && !isFirst(method, step)) {
      out.addJavadoc("$L.\n", Prose.sentence(method.part()));
    }
    for (String parameter : method.parameters()) {
      boolean bundle = parameter.equals("v") || parameter.equals("d") || parameter.equals("t");
      out.addParameter(bundle ? Types.bundle(isDouble) : Types.array(isDouble), parameter);
    }
    return out;
  }

  private static void javadoc(StepPlan step, MethodSpec.Builder out) {
    if (!step.step().formulas().isEmpty()) {
      out.addJavadoc("\n<pre>{@code\n");
      step.step().formulas().forEach(f -> out.addJavadoc("$L\n", f));
      out.addJavadoc("}</pre>\n");
    }
    if (!step.choice().isEmpty()) {
      out.addJavadoc("\n<p>$L\n", step.choice());
    }
  }

  private MethodSpec rows(MethodSpec.Builder out, MethodPlan method) {
    out.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
    CodeBlock.Builder body = CodeBlock.builder();
    for (MethodPlan.ArrayUse array : method.arrays()) {
      if (array.bundle().equals("v") || array.bundle().equals("d")) {
        body.add(
            "$T $L = $L[$L]; // [batch, $L]\n",
            Types.array(isDouble),
            array.variable(),
            array.bundle(),
            array.constant(),
            array.width());
      }
    }
    statements.print(method.body(), body);
    return out.addCode(body.build()).build();
  }
}
