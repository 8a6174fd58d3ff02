package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.layer.Projection.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a recurrent layer: its places and the pieces its passes are made of.
 *
 * <p>A step is a time in the order in which the direction goes through the sequence. States have
 * one row more than there are steps: row 0 is the state to begin with, row {@code step + 1} is that
 * after a step, so that no step needs a case of its own.
 */
final class Recurrence {
  private final NodeView node;
  private final StepBuilder step;
  private final int gates;
  private final boolean isReverse;
  private final int direction;

  /**
   * Creates a direction.
   *
   * @param gates how many numbers of each unit a step sums up
   * @param direction 0, or 1 for the second one of a bidirectional layer
   */
  Recurrence(NodeView node, StepBuilder step, int gates, int direction) {
    this.node = node;
    this.step = step;
    this.gates = gates;
    this.direction = direction;
    isReverse = direction == 1 || node.attributes().flag("reverse");
  }

  StepBuilder step() {
    return step;
  }

  int times() {
    return node.source(0).shape().dimension(0);
  }

  int in() {
    return node.source(0).shape().dimension(1);
  }

  int units() {
    return node.attributes().integer("units");
  }

  int gates() {
    return gates;
  }

  int direction() {
    return direction;
  }

  /** Returns the time of a step. */
  Index time(Index of) {
    return isReverse ? of.times(-1).plus(times() - 1) : of;
  }

  /** Returns what formulas and roles have behind their names. */
  private String suffix() {
    return isReverse ? "_reverse" : "";
  }

  Parameter parameter(String stem) {
    return step.parameter(stem + "_l0" + suffix());
  }

  /** Returns a tensor of this direction that both passes know. */
  Tensor kept(String name, int width) {
    return step.kept(name + (isReverse ? "Reverse" : ""), width);
  }

  /** Returns a tensor with a row of numbers for every step. */
  Tensor perStep(String name, int width) {
    return kept(name, times() * width);
  }

  /** Returns the states, the one to begin with before all others. */
  Tensor states(String name) {
    return kept(name, (times() + 1) * units());
  }

  /** Returns the place of a unit's number in a row of a gate. */
  Index gate(int gate, Index unit) {
    return unit.plus(gate * units());
  }

  /** Returns the sums' numbers at every time. */
  Rows rows(Tensor tensor) {
    return Rows.of(tensor, gates * units());
  }

  /** Returns the place of a state's number. */
  Index state(Index row, Index unit) {
    return row.times(units()).plus(unit);
  }

  /** Returns {@code W_ih x} and what precedes it, for all times at once. */
  Contraction fromInput(Tensor z, int fromGate, int toGate, Function<Index, Expr> start) {
    Projection p = new Projection(times(), in(), gates * units());
    Rows x = Rows.of(step.input(0), in());
    int first = fromGate * units();
    int count = (toGate - fromGate) * units();
    return p.part(rows(z), x, parameter("weight_ih"), first, count, start);
  }

  /**
   * Returns {@code W_hh h} of some gates at one step.
   *
   * @param target where the sum of a row of the weight goes
   * @param start what it begins with
   */
  Contraction fromState(
      Tensor out,
      Function<Index, Index> target,
      int fromGate,
      int toGate,
      Function<Index, Expr> start,
      Index at) {
    Ranges free = new Ranges();
    Index o = free.over("o", (toGate - fromGate) * units()).plus(fromGate * units());
    Ranges summed = new Ranges();
    Index k = summed.over("k", units());
    return Contraction.value(
            out,
            target.apply(o),
            free.domain(),
            summed.domain(),
            at(parameter("weight_hh"), o.times(units()).plus(k)),
            at(states("h"), state(at, k)))
        .from(start.apply(o));
  }

  /** Returns an operation that sets a number for every unit. */
  Nest perUnit(Tensor out, Function<Index, Index> target, Function<Index, Expr> expression) {
    Ranges loops = new Ranges();
    Index unit = loops.over("unit", units());
    return Cells.set(out, target.apply(unit), loops, expression.apply(unit));
  }

  private @Nullable Tensor mask() {
    return node.attributes().flag("masked") ? step.input(1) : null;
  }

  /** Returns {@code yes} where the time of a step counts, {@code no} where it is masked. */
  Expr ifCounts(Index at, Expr yes, Expr no) {
    Tensor mask = mask();
    return mask == null
        ? yes
        : Expr.where(at(mask, time(at)), Comparison.EQUAL, Expr.constant(0), no, yes);
  }

  /** Returns the i-th node that holds states to begin with, or null if they are 0. */
  private int initialSource(int i) {
    if (!node.attributes().flag("initial")) {
      return -1;
    }
    return (node.attributes().flag("masked") ? 2 : 1) + i;
  }

  /** Returns the operation that sets the state to begin with. */
  Nest begin(Tensor states, int i) {
    int source = initialSource(i);
    return perUnit(
        states,
        unit -> unit,
        unit ->
            source < 0 ? Expr.constant(0) : at(step.input(source), unit.plus(direction * units())));
  }

  /** Appends the gradient of the state to begin with, which the steps back have left. */
  void beginGradient(Tensor gradient, int i) {
    int source = initialSource(i);
    if (source >= 0) {
      Ranges loops = new Ranges();
      Index unit = loops.over("unit", units());
      Index place = unit.plus(direction * units());
      var unused =
          step.inputGradient(
              source, (dh, adds) -> new Nest(dh, place, loops.domain(), at(gradient, unit), adds));
    }
  }

  /** Returns how far apart in the output the states of two times are; 0 if there is the last. */
  private int outputStep() {
    int directions = node.attributes().flag("bidirectional") ? 2 : 1;
    return node.attributes().flag("sequence") ? directions * units() : 0;
  }

  boolean givesAll() {
    return outputStep() > 0;
  }

  /** Returns the place of a state in the output. */
  Index output(Index time, Index unit) {
    return time.times(outputStep()).plus(unit).plus(direction * units());
  }

  /** Returns the operation that copies states to the output. */
  Nest give(Tensor states) {
    Ranges loops = new Ranges();
    Index at = givesAll() ? loops.over("step", times()) : Index.of(times() - 1);
    Index unit = loops.over("unit", units());
    Expr state = at(states, state(at.plus(1), unit));
    return Cells.set(step.output(), output(time(at), unit), loops, state);
  }

  /** Returns the operation that begins the gradient of the state after the last step. */
  Nest endGradient(Tensor dh) {
    return perUnit(
        dh,
        unit -> unit,
        unit ->
            givesAll() ? Expr.constant(0) : at(step.outputGradient(), output(Index.of(0), unit)));
  }

  /** Returns the gradient of the state after a step with what the output adds to it. */
  List<Op> addOutputGradient(Tensor dh, Index at) {
    if (!givesAll()) {
      return List.of();
    }
    return List.of(
        perUnit(
            dh,
            unit -> unit,
            unit -> at(dh, unit).plus(at(step.outputGradient(), output(time(at), unit)))));
  }

  /**
   * Appends the steps from the last to the first, cut where gradients are.
   *
   * @param body the operations of one step
   * @param carried the gradients that one step hands to the one before
   */
  void back(Function<Index, List<Op>> body, Tensor... carried) {
    int length = node.attributes().integer("truncate");
    int times = times();
    if (length == 0 || length >= times) {
      Cells.repeat("back", times, i -> body.apply(i.times(-1).plus(times - 1))).forEach(step::add);
      return;
    }
    int rest = times % length;
    Cells.repeat("back", rest, i -> body.apply(i.times(-1).plus(times - 1))).forEach(step::add);
    int whole = times / length;
    Cells.repeat(
            "part",
            whole,
            part -> {
              Index last = part.times(-length).plus(whole * length - 1);
              List<Op> ops = new ArrayList<>();
              for (Tensor tensor : carried) {
                ops.add(cut(tensor, part, rest > 0));
              }
              ops.addAll(Cells.repeat("back", length, i -> body.apply(last.minus(i))));
              return ops;
            })
        .forEach(step::add);
  }

  /** The first part keeps what the end of the sequence gives, unless other steps lie between. */
  private Nest cut(Tensor tensor, Index part, boolean always) {
    return perUnit(
        tensor,
        unit -> unit,
        unit ->
            always
                ? Expr.constant(0)
                : Expr.where(
                    Expr.read(new Access.Whole(part)),
                    Comparison.EQUAL,
                    Expr.constant(0),
                    at(tensor, unit),
                    Expr.constant(0)));
  }

  /** Appends the gradients of all parameters and of the sequence, over all steps at once. */
  void parameterGradients(Tensor dIn, Tensor dOut) {
    Projection input = new Projection(times(), in(), gates * units());
    Rows x = Rows.of(step.input(0), in());
    step.add(input.weightGradient(parameter("weight_ih"), rows(dIn), x));
    step.add(stateWeightGradient(dOut));
    step.add(input.biasGradient(parameter("bias_ih"), rows(dIn)));
    step.add(input.biasGradient(parameter("bias_hh"), rows(dOut)));
    if (step.needsGradient(0)) {
      Parameter weight = parameter("weight_ih");
      var unused =
          step.inputGradient(
              0,
              (dx, adds) -> input.inputGradient(Rows.of(dx, in()), rows(dIn), weight).adding(adds));
    }
  }

  private Contraction stateWeightGradient(Tensor dOut) {
    Ranges free = new Ranges();
    Index o = free.over("o", gates * units());
    Index k = free.over("k", units());
    Ranges summed = new Ranges();
    Index at = summed.over("step", times());
    return Contraction.gradient(
        parameter("weight_hh"),
        o.times(units()).plus(k),
        free.domain(),
        summed.domain(),
        rows(dOut).read(time(at), o),
        at(states("h"), state(at, k)));
  }

  /** Returns {@code dh = start + W_hh' dz} for the state before a step. */
  Contraction stateGradient(Tensor dh, Tensor dz, Index at, Function<Index, Expr> start) {
    Ranges free = new Ranges();
    Index k = free.over("k", units());
    Ranges summed = new Ranges();
    Index o = summed.over("o", gates * units());
    return Contraction.value(
            dh,
            k,
            free.domain(),
            summed.domain(),
            at(parameter("weight_hh"), o.times(units()).plus(k)),
            rows(dz).read(time(at), o))
        .from(start.apply(k));
  }

  /** Returns the shape of the states to begin with. */
  static Shape initialShape(NodeView node) {
    int directions = node.attributes().flag("bidirectional") ? 2 : 1;
    return Shape.of(directions * node.attributes().integer("units"));
  }
}
