package dev.gradwright.processor.plan;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.program.BatchStage;
import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.op.Loops;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses a body for every step, cuts bodies into methods, and spreads nodes over classes. */
public final class Planner {
  /** A layer of at most this many multiply-adds per row always has a straight-line body. */
  public static final int STRAIGHT_LINE_LIMIT = 256;

  /** A class file holds 65,535 constants; nodes go on in the next class well before that. */
  private static final int CONSTANTS_PER_CLASS = 20_000;

  /** Indices up to here need no entry of their own in the class file's constant pool. */
  private static final int LARGEST_INLINE_INDEX = Short.MAX_VALUE;

  private static final String IN_ONE_PIECE =
      "In loops: written out, one number that needs all others would fill a method by itself;"
          + " HotSpot compiles no method over 8,000 bytes.";

  private final Program program;
  private final NameTable names;
  private final MethodNames methods;
  private final int straightLineLimit;

  private Planner(Program program, int straightLineLimit) {
    this.program = program;
    this.names = new NameTable(program);
    this.methods = new MethodNames(program);
    this.straightLineLimit = straightLineLimit;
  }

  /**
   * Returns the layout of a program.
   *
   * @param straightLineLimit the most multiply-adds per row that are laid out in full
   */
  public static Plan plan(CheckedModel model, Program program, int straightLineLimit) {
    return new Planner(program, straightLineLimit).plan(model);
  }

  private Plan plan(CheckedModel model) {
    List<List<NodePlan>> groups = new ArrayList<>();
    List<NodePlan> group = new ArrayList<>();
    int constants = 0;
    for (NodeProgram node : program.nodes()) {
      NodePlan planned =
          new NodePlan(
              node,
              step(node.forward(), methods.of(node.node()) + "Forward"),
              step(node.ownPrediction(), methods.of(node.node()) + "Prediction"),
              step(node.backward(), methods.of(node.node()) + "Backward"),
              stages(node.batch().forward(), methods.of(node.node()) + "Statistics"),
              stages(node.batch().backward(), methods.of(node.node()) + "BackwardStatistics"));
      int own = constants(node);
      if (constants + own > CONSTANTS_PER_CLASS && !group.isEmpty()) {
        groups.add(List.copyOf(group));
        group.clear();
        constants = 0;
      }
      group.add(planned);
      constants += own;
    }
    groups.add(List.copyOf(group));
    Map<OutputProgram, StepPlan> links = new LinkedHashMap<>();
    for (OutputProgram output : program.outputs()) {
      StepPlan link = step(output.step(), methods.of(output.node()) + "Predicted");
      if (link != null) {
        links.put(output, link);
      }
    }
    return new Plan(model, program, names, groups, links, Costs.of(model, program), null);
  }

  private int constants(NodeProgram node) {
    int constants = 60;
    for (Step step : steps(node)) {
      if (!isStraightLine(step)) {
        continue;
      }
      if (program.parameterCount() > LARGEST_INLINE_INDEX) {
        constants += step.ops().stream().mapToInt(Op::work).sum();
      }
      constants += step.ops().size() * 4;
    }
    return constants;
  }

  private static List<Step> steps(NodeProgram node) {
    return Stream.concat(
            Stream.of(node.forward(), node.ownPrediction(), node.backward()),
            node.batch().stages().stream().map(BatchStage::step))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private boolean isStraightLine(Step step) {
    return step.ops().stream().allMatch(Op::hasStraightLine)
        && step.ops().stream().allMatch(op -> op.work() <= straightLineLimit)
        && step.ops().stream().mapToInt(Op::work).sum() <= 16 * straightLineLimit;
  }

  private List<StepPlan> stages(List<BatchStage> stages, String method) {
    List<StepPlan> plans = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      String name = method + (i + 1) + "_";
      plans.add(Objects.requireNonNull(step(stages.get(i).step(), name)));
    }
    return plans;
  }

  private @Nullable StepPlan step(@Nullable Step step, String method) {
    if (step == null || step.ops().isEmpty()) {
      return null;
    }
    if (!isStraightLine(step)) {
      return loops(step, method, tooMuch(step));
    }
    StepNames stepNames = new StepNames(names, step);
    return StraightLinePlanner.plan(step, stepNames)
        .map(bodies -> stepPlan(step, stepNames, method, "", bodies, List.of()))
        .orElseGet(() -> loops(step, method, IN_ONE_PIECE));
  }

  private StepPlan loops(Step step, String method, String reason) {
    StepNames stepNames = new StepNames(names, step);
    Loops loops = new Loops(stepNames);
    List<List<Statement>> bodies = LoopPlanner.plan(step, loops);
    String choice = String.join(" ", Stream.concat(Stream.of(reason), loops.notes()).toList());
    return stepPlan(step, stepNames, method, choice, bodies, loops.scratch());
  }

  private StepPlan stepPlan(
      Step step,
      StepNames stepNames,
      String method,
      String choice,
      List<List<Statement>> bodies,
      List<Integer> scratch) {
    List<MethodPlan> methods = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      String name = i == 0 ? method : method + (i + 1);
      String part = bodies.size() == 1 ? "" : "part " + (i + 1) + " of " + bodies.size();
      Set<String> used = new LinkedHashSet<>();
      collect(bodies.get(i), used);
      List<MethodPlan.ArrayUse> arrays = arrays(used, stepNames);
      arrays.forEach(a -> used.add(a.bundle()));
      List<String> parameters =
          Stream.of("w", "v", "d", "g", "s", "b", "t").filter(used::contains).toList();
      methods.add(new MethodPlan(name, part, parameters, arrays, bodies.get(i)));
    }
    return new StepPlan(step, choice, methods, scratch);
  }

  private String tooMuch(Step step) {
    int work = step.ops().stream().mapToInt(Op::work).max().orElse(0);
    String what = step.multiplyAdds() > 0 ? "multiply-adds" : "numbers";
    return String.format(
        Locale.ROOT,
        "In loops: %,d %s a row are more than the %d that are written out; HotSpot compiles no"
            + " method over 8,000 bytes.",
        work,
        what,
        straightLineLimit);
  }

  private List<MethodPlan.ArrayUse> arrays(Set<String> used, StepNames stepNames) {
    List<MethodPlan.ArrayUse> arrays = new ArrayList<>();
    stepNames
        .arrays()
        .forEach(
            (variable, tensor) -> {
              if (used.contains(variable)) {
                arrays.add(use(variable, tensor));
              }
            });
    return arrays;
  }

  private MethodPlan.ArrayUse use(String variable, Tensor tensor) {
    String bundle = tensor.space() == Tensor.Space.VALUE ? "v" : "d";
    return new MethodPlan.ArrayUse(variable, bundle, names.buffer(tensor), tensor.width());
  }

  private static void collect(List<Statement> statements, Set<String> arrays) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Store s) {
        arrays.add(s.array());
        collect(s.value(), arrays);
        collectIndex(s.index(), arrays);
      } else if (statement instanceof Statement.Declare s) {
        collect(s.value(), arrays);
      } else if (statement instanceof Statement.Assign s) {
        collect(s.value(), arrays);
      } else if (statement instanceof Statement.Branch s) {
        collect(s.yes(), arrays);
        collect(s.no(), arrays);
      } else if (statement instanceof Statement.Block s) {
        collect(s.body(), arrays);
      } else if (statement instanceof Statement.For s) {
        collect(s.body(), arrays);
      } else if (statement instanceof Statement.DeclareArray s) {
        collectIndex(s.value(), arrays);
      } else if (statement instanceof Statement.CopyRange s) {
        for (String array : List.of(s.from(), s.to())) {
          arrays.add(array);
          collectIndex(array, arrays);
        }
        collectIndex(s.fromIndex(), arrays);
        collectIndex(s.toIndex(), arrays);
      }
    }
  }

  private static void collect(Expr expression, Set<String> arrays) {
    var unused =
        expression.rewrite(
            e -> {
              if (e instanceof Expr.Code code) {
                collectIndex(code.java(), arrays);
              } else if (e instanceof Expr.Read read && !(read.access() instanceof Access.Local)) {
                throw new IllegalStateException("not laid out: " + read);
              }
              return e;
            });
  }

  /** Every name in front of a bracket is an array. */
  private static void collectIndex(String java, Set<String> arrays) {
    int start = 0;
    for (int i = 0; i < java.length(); i++) {
      char c = java.charAt(i);
      if (c == '[') {
        arrays.add(java.substring(start, i));
        start = i + 1;
      } else if (!Character.isJavaIdentifierPart(c) && !Character.isSurrogate(c)) {
        start = i + 1;
      }
    }
  }
}
