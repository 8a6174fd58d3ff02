package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.BatchStage;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a pass into phases, one behind every stage of a node. */
final class Phases {
  private final List<Phase> phases = new ArrayList<>();
  private final List<Phase.Call> calls = new ArrayList<>();

  private Phases() {}

  static List<Phase> forward(List<List<NodePlan>> groups) {
    Phases phases = new Phases();
    for (int group = 0; group < groups.size(); group++) {
      for (NodePlan node : groups.get(group)) {
        if (node.node().trains()) {
          phases.stages(group, node, true);
          phases.add(group, node.forward());
        }
      }
    }
    return phases.finish();
  }

  static List<Phase> backward(List<List<NodePlan>> groups) {
    Phases phases = new Phases();
    for (int group = groups.size() - 1; group >= 0; group--) {
      List<NodePlan> nodes = groups.get(group);
      for (int i = nodes.size() - 1; i >= 0; i--) {
        NodePlan node = nodes.get(i);
        if (node.node().trains()) {
          phases.stages(group, node, false);
          phases.add(group, node.backward());
        }
      }
    }
    return phases.finish();
  }

  /** Returns the method that turns the sums of a stage into numbers. */
  static String endMethod(String node, boolean forward, int stage) {
    return MethodNames.ofBatch(node) + (forward ? "Numbers" : "BackwardNumbers") + (stage + 1);
  }

  private void stages(int group, NodePlan node, boolean forward) {
    List<StepPlan> steps = forward ? node.forwardStages() : node.backwardStages();
    List<BatchStage> stages =
        forward ? node.node().batch().forward() : node.node().batch().backward();
    for (int i = 0; i < steps.size(); i++) {
      add(group, steps.get(i));
      String method = endMethod(node.node().node(), forward, i);
      close(new Phase.End(group, method, stages.get(i)));
    }
  }

  private void add(int group, @Nullable StepPlan step) {
    if (step != null) {
      calls.add(new Phase.Call(group, step));
    }
  }

  private void close(Phase.@Nullable End end) {
    int from = Integer.MAX_VALUE;
    int to = 0;
    for (Phase.Call call : calls) {
      for (Parameter parameter : learned(call.step().step())) {
        from = Math.min(from, parameter.offset());
        to = Math.max(to, parameter.offset() + parameter.shape().size());
      }
    }
    phases.add(new Phase(calls, end, Math.min(from, to), to));
    calls.clear();
  }

  static List<Parameter> learned(Step step) {
    return step.ops().stream().flatMap(op -> op.gradients().stream()).toList();
  }

  private List<Phase> finish() {
    close(null);
    return List.copyOf(phases);
  }
}
