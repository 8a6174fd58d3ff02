package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.BatchStage;
import dev.gradwright.processor.program.LossProgram;
import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.lanes.BlockCode;
import dev.gradwright.processor.program.lanes.LaneArrays;
import dev.gradwright.processor.program.lanes.RowCode;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a program out on vectors: each step in lanes, and between the steps the moves from rows to
 * lanes and back that the workspace and the weight gradients need.
 */
final class VectorPlanner {
  /** A larger model would fill the constant pool of one class file. */
  private static final int MOST_NODES = 300;

  private final Program program;
  private final LaneArrays arrays;
  private final MethodNames names;
  private final Set<Function> functions = EnumSet.noneOf(Function.class);
  private final Set<String> written = new HashSet<>();
  private final Set<String> external = new HashSet<>();
  private final List<VectorPlan.VectorStep> steps = new ArrayList<>();
  private final List<String> packing = new ArrayList<>();

  private VectorPlanner(Program program) {
    this.program = program;
    this.arrays = new LaneArrays(program);
    this.names = new MethodNames(program);
  }

  /** Returns the plan, or null where the model needs more than one class or has no such form. */
  static @Nullable VectorPlan plan(Program program) {
    if (program.nodes().size() > MOST_NODES) {
      return null;
    }
    try {
      return new VectorPlanner(program).plan();
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }

  private VectorPlan plan() {
    findExternal();
    List<List<BlockCode>> forward = new ArrayList<>(List.of(new ArrayList<>()));
    List<List<BlockCode>> backward = new ArrayList<>(List.of(new ArrayList<>()));
    List<List<List<BlockCode>>> parts = new ArrayList<>();
    List<BlockCode> evaluate = new ArrayList<>();
    List<BlockCode> predict = new ArrayList<>();
    for (NodeProgram node : program.nodes()) {
      stages(node, true, forward);
      String name = names.of(node.node());
      BlockCode ahead = step(node.forward(), name + "Forward", head(node, "forward"));
      BlockCode own = step(node.ownPrediction(), name + "Prediction", head(node, "prediction"));
      BlockCode alone = own == null ? ahead : own;
      if (ahead != null && node.trains()) {
        last(forward).add(ahead);
      }
      if (alone != null && node.trains()) {
        evaluate.add(alone);
      }
      if (alone != null && node.predicts()) {
        predict.add(alone);
      }
      // written beside the forward pass, done in reverse
      List<List<BlockCode>> part = new ArrayList<>(List.of(new ArrayList<>()));
      stages(node, false, part);
      BlockCode back = step(node.backward(), name + "Backward", head(node, "backward"));
      if (back != null && node.trains()) {
        last(part).add(back);
      }
      parts.add(part);
    }
    for (int i = parts.size() - 1; i >= 0; i--) {
      List<List<BlockCode>> part = parts.get(i);
      last(backward).addAll(part.get(0));
      part.subList(1, part.size()).forEach(phase -> backward.add(new ArrayList<>(phase)));
    }
    for (OutputProgram output : program.outputs()) {
      String name = names.of(output.node()) + "Predicted";
      BlockCode link = step(output.step(), name, output.node() + ", what predict gives");
      if (link != null) {
        predict.add(link);
      }
    }
    List<BlockCode> back = backward.stream().flatMap(List::stream).toList();
    return new VectorPlan(
        steps,
        arrays,
        functions,
        forwardCalls(forward, back),
        calls(evaluate, evaluate, wantedInEvaluation()),
        new VectorGradients(program, arrays).calls(backward),
        calls(predict, predict, wantedInPrediction()),
        rowCalls(),
        packing);
  }

  private static List<BlockCode> last(List<List<BlockCode>> phases) {
    return phases.get(phases.size() - 1);
  }

  /** The parts of a pass that all rows of the batch go through first; each ends a phase. */
  private void stages(NodeProgram node, boolean forward, List<List<BlockCode>> phases) {
    if (!node.trains()) {
      return;
    }
    List<BatchStage> stages = forward ? node.batch().forward() : node.batch().backward();
    for (int i = 0; i < stages.size(); i++) {
      String name =
          names.of(node.node()) + (forward ? "Statistics" : "BackwardStatistics") + (i + 1) + "_";
      String head = head(node, "for the whole batch before it goes " + (forward ? "on" : "back"));
      BlockCode code = step(stages.get(i).step(), name, head);
      if (code != null) {
        last(phases).add(code);
      }
      phases.add(new ArrayList<>());
    }
  }

  /** The calls of a prediction for a single row; empty where a layer has no such form. */
  private List<String> rowCalls() {
    List<RowCode> codes = new ArrayList<>();
    int before = steps.size();
    try {
      for (NodeProgram node : program.nodes()) {
        if (node.predicts()) {
          addRow(node.prediction(), names.of(node.node()) + "Row", head(node, "one row"), codes);
        }
      }
      for (OutputProgram output : program.outputs()) {
        String name = names.of(output.node()) + "PredictedRow";
        addRow(output.step(), name, output.node() + ", what predict gives for one row", codes);
      }
    } catch (UnsupportedOperationException e) {
      steps.subList(before, steps.size()).clear();
      return List.of();
    }
    Set<Tensor> needed = new LinkedHashSet<>();
    List<String> calls = new ArrayList<>();
    codes.forEach(c -> c.reads().stream().filter(this::isExternal).forEach(needed::add));
    needed.forEach(t -> calls.add(moveRow(t, true)));
    codes.forEach(code -> calls.addAll(code.calls()));
    codes.forEach(code -> packing.addAll(code.packing()));
    wantedInPrediction().stream()
        .filter(t -> codes.stream().anyMatch(c -> c.writes().contains(t.storage())))
        .forEach(t -> calls.add(moveRow(t, false)));
    return calls;
  }

  private void addRow(@Nullable Step step, String name, String head, List<RowCode> codes) {
    if (step != null) {
      RowCode code = new RowCode(arrays, step, name, functions);
      step.ops().forEach(op -> op.lanes(code));
      steps.add(new VectorPlan.VectorStep(List.of(head), code.methods()));
      codes.add(code);
    }
  }

  private String moveRow(Tensor tensor, boolean in) {
    String rows = "v[" + arrays.value(tensor) + "], 0";
    String lanes = "u[" + arrays.rowConstantOf(tensor) + "], 0";
    return String.format(
        Locale.ROOT,
        "System.arraycopy(%s, %s, %d);",
        in ? rows : lanes,
        in ? lanes : rows,
        tensor.width());
  }

  private static String head(NodeProgram node, String direction) {
    return node.node() + " (@" + node.kind() + "), " + direction + ": " + node.trail();
  }

  private void findExternal() {
    List<Step> all = new ArrayList<>();
    for (NodeProgram node : program.nodes()) {
      add(node.forward(), all);
      add(node.ownPrediction(), all);
      add(node.backward(), all);
    }
    program.nodes().forEach(n -> n.batch().stages().forEach(stage -> add(stage.step(), all)));
    program.outputs().forEach(output -> add(output.step(), all));
    for (Step step : all) {
      for (Op op : step.ops()) {
        for (Tensor tensor : op.writes()) {
          if (tensor.space() == Tensor.Space.VALUE) {
            written.add(tensor.storage());
          }
        }
      }
    }
    for (Tensor value : program.values()) {
      if (!written.contains(value.storage())) {
        external.add(value.storage());
      }
    }
  }

  private static void add(@Nullable Step step, List<Step> all) {
    if (step != null) {
      all.add(step);
    }
  }

  private @Nullable BlockCode step(@Nullable Step step, String name, String head) {
    if (step == null || step.ops().isEmpty()) {
      return null;
    }
    BlockCode code = new BlockCode(arrays, step, name, functions);
    step.ops().forEach(op -> op.lanes(code));
    List<String> comment = new ArrayList<>();
    comment.add(head);
    comment.addAll(step.formulas());
    steps.add(new VectorPlan.VectorStep(comment, code.methods()));
    return code;
  }

  /** What the workspace must show after a forward pass: for losses, metrics, weight gradients. */
  private Set<Tensor> wantedInTraining(List<BlockCode> backward) {
    Set<Tensor> wanted = new LinkedHashSet<>();
    backward.forEach(code -> wanted.addAll(code.rowsRead()));
    wanted.addAll(wantedInEvaluation());
    return wanted;
  }

  /** What the workspace must show after an evaluation: for losses and metrics. */
  private Set<Tensor> wantedInEvaluation() {
    Set<Tensor> wanted = new LinkedHashSet<>();
    for (OutputProgram output : program.outputs()) {
      wanted.add(output.raw());
    }
    for (LossProgram loss : program.losses()) {
      wanted.add(loss.perRow());
      if (loss.rowWeight() != null) {
        wanted.add(loss.rowWeight());
      }
    }
    return wanted;
  }

  private Set<Tensor> wantedInPrediction() {
    Set<Tensor> wanted = new LinkedHashSet<>();
    for (OutputProgram output : program.outputs()) {
      wanted.add(output.raw());
      wanted.add(output.predicted());
    }
    return wanted;
  }

  /** The phases of the forward pass, which also moves what the backward pass needs. */
  private List<List<String>> forwardCalls(List<List<BlockCode>> phases, List<BlockCode> backward) {
    List<BlockCode> steps = phases.stream().flatMap(List::stream).toList();
    List<BlockCode> readers = new ArrayList<>(steps);
    readers.addAll(backward);
    List<List<String>> calls = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      List<String> phase = new ArrayList<>(i == 0 ? movesIn(readers) : List.of());
      phases.get(i).forEach(code -> phase.addAll(code.calls()));
      if (i == phases.size() - 1) {
        phase.addAll(movesOut(steps, wantedInTraining(backward)));
      }
      calls.add(phase);
    }
    return calls;
  }

  /** The steps between what they need in lanes and what is wanted in rows. */
  private List<String> calls(List<BlockCode> steps, List<BlockCode> readers, Set<Tensor> wanted) {
    List<String> calls = new ArrayList<>(movesIn(readers));
    steps.forEach(code -> calls.addAll(code.calls()));
    calls.addAll(movesOut(steps, wanted));
    return calls;
  }

  private List<String> movesIn(List<BlockCode> readers) {
    Set<Tensor> needed = new LinkedHashSet<>();
    for (BlockCode code : readers) {
      code.reads().stream().filter(t -> isExternal(t)).forEach(needed::add);
    }
    return needed.stream().map(t -> move("toLanes", t)).toList();
  }

  private List<String> movesOut(List<BlockCode> steps, Set<Tensor> wanted) {
    return wanted.stream()
        .filter(t -> !isExternal(t) && isWrittenBy(steps, t))
        .map(t -> move("toRows", t))
        .toList();
  }

  private boolean isExternal(Tensor tensor) {
    return tensor.space() == Tensor.Space.VALUE && external.contains(tensor.storage());
  }

  private static boolean isWrittenBy(List<BlockCode> steps, Tensor tensor) {
    return steps.stream().anyMatch(code -> code.writes().contains(tensor.storage()));
  }

  private String move(String method, Tensor tensor) {
    if (tensor.width() == 1) { // lanes and rows are the same
      String rows = "v[" + arrays.value(tensor) + "], from";
      String lanes = "t[" + arrays.constantOf(tensor) + "], 0";
      boolean in = method.equals("toLanes");
      return String.format(
          Locale.ROOT, "System.arraycopy(%s, %s, n);", in ? rows : lanes, in ? lanes : rows);
    }
    return String.format(
        Locale.ROOT,
        "%s(v[%s], t[%s], %d, from, n);",
        method,
        arrays.value(tensor),
        arrays.constantOf(tensor),
        tensor.width());
  }
}
