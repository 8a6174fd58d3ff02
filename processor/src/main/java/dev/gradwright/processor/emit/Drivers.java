package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.MethodPlan;
import dev.gradwright.processor.plan.NodePlan;
import dev.gradwright.processor.plan.Phase;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.StepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The methods that run the steps of a class in order: forward for training, forward for prediction,
 * backward in reverse. A long chain is cut into several methods, too.
 */
final class Drivers {
  /** Calls in one method; each takes up to twenty bytes of bytecode. */
  private static final int CALLS_PER_METHOD = 200;

  private final Plan plan;
  private final int group;
  private final boolean isDouble;
  // whether the driver at hand sums up over the batch
  private boolean staged;
  private final List<MethodSpec> methods = new ArrayList<>();

  Drivers(Plan plan, int group) {
    this.plan = plan;
    this.group = group;
    this.isDouble = plan.model().declaration().isDouble();
  }

  List<MethodSpec> methods() {
    List<NodePlan> nodes = plan.groups().get(group);
    boolean isLast = group == plan.groups().size() - 1;
    List<String> predict = calls(nodes, n -> n.node().predicts(), NodePlan::prediction);
    if (isLast) {
      for (StepPlan link : plan.links().values()) {
        predict.addAll(callsOf(link));
      }
    }
    if (!plan.program().losses().isEmpty()) {
      phases(
          "forward",
          "All steps forward, up to the loss of each row.",
          "Steps forward, up to sums over the batch or the loss of each row.",
          plan.forward(),
          false);
      if (plan.program().hasEvaluation()) {
        driver(
            "evaluate",
            "All steps up to the loss of each row, each as a prediction takes it.",
            calls(nodes, n -> n.node().trains(), NodePlan::prediction),
            false);
      }
      phases(
          "backward",
          "All steps backward, from the losses to the first layer that learns.",
          "Steps backward, up to sums over the batch or the first layer that learns.",
          plan.backward(),
          true);
    }
    driver("predict", "The steps that a prediction needs.", predict, false);
    return methods;
  }

  /** One driver for a whole pass, or one for each phase that has steps in this class. */
  private void phases(
      String name, String whole, String part, List<Phase> phases, boolean backward) {
    for (int i = 0; i < phases.size(); i++) {
      List<String> calls = new ArrayList<>();
      phases.get(i).of(group).forEach(step -> calls.addAll(callsOf(step)));
      if (phases.size() == 1) {
        driver(name, whole, calls, backward);
      } else if (!calls.isEmpty()) {
        staged = true;
        driver(name + "Phase" + (i + 1), part, calls, backward);
        staged = false;
      }
    }
  }

  private static List<String> calls(
      List<NodePlan> nodes,
      Predicate<NodePlan> wanted,
      Function<NodePlan, @Nullable StepPlan> direction) {
    List<String> calls = new ArrayList<>();
    nodes.stream().filter(wanted).forEach(n -> calls.addAll(callsOf(direction.apply(n))));
    return calls;
  }

  private static List<String> callsOf(@Nullable StepPlan step) {
    return step == null ? List.of() : step.methods().stream().map(Drivers::call).toList();
  }

  private static String call(MethodPlan method) {
    return method.name()
        + method.parameters().stream().map(p -> p + ", ").collect(Collectors.joining("", "(", ""))
        + "from, to)";
  }

  private void driver(String name, String javadoc, List<String> calls, boolean backward) {
    String scratch = (staged ? "b, " : "") + (plan.hasScratch() ? "t, " : "");
    String arguments = (backward ? "(w, v, d, g, s, " : "(w, v, s, ") + scratch + "from, to)";
    if (calls.size() <= CALLS_PER_METHOD) {
      methods.add(method(name, javadoc, calls, backward, false));
      return;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < calls.size(); i += CALLS_PER_METHOD) {
      String part = name + "Part" + (parts.size() + 1);
      List<String> some = calls.subList(i, Math.min(calls.size(), i + CALLS_PER_METHOD));
      parts.add(part + arguments);
      methods.add(method(part, "", some, backward, true));
    }
    methods.add(method(name, javadoc, parts, backward, false));
  }

  private MethodSpec method(
      String name, String javadoc, List<String> calls, boolean backward, boolean isPart) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).returns(TypeName.VOID);
    if (isPart) {
      method.addModifiers(Modifier.PRIVATE);
    } else {
      method.addJavadoc("$L\n", javadoc);
    }
    method.addParameter(Types.array(isDouble), "w").addParameter(Types.bundle(isDouble), "v");
    if (backward) {
      method.addParameter(Types.bundle(isDouble), "d").addParameter(Types.array(isDouble), "g");
    }
    method.addParameter(Types.array(isDouble), "s");
    if (staged) {
      method.addParameter(Types.array(isDouble), "b");
    }
    if (plan.hasScratch()) {
      method.addParameter(Types.bundle(isDouble), "t");
    }
    method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
    CodeBlock.Builder body = CodeBlock.builder();
    calls.forEach(call -> body.addStatement("$L", call));
    return method.addCode(body.build()).build();
  }
}
