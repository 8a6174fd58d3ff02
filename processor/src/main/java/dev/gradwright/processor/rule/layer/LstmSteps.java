package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The two passes of one direction of an LSTM. */
final class LstmSteps {
  private static final int INPUT = 0;
  private static final int FORGET = 1;
  private static final int GATE = 2;
  private static final int OUTPUT = 3;
  private static final Expr ZERO = Expr.constant(0);
  private static final Expr ONE = Expr.constant(1);

  private final NodeView node;
  private final Recurrence r;

  /** The sums, and then the gates made of them. */
  private final Tensor z;

  private final Tensor h;
  private final Tensor c;

  /** tanh(c) after every step. */
  private final Tensor bounded;

  LstmSteps(NodeView node, Recurrence r) {
    this.node = node;
    this.r = r;
    z = r.perStep("z", 4 * r.units());
    h = r.states("h");
    c = r.states("c");
    bounded = r.perStep("bounded", r.units());
  }

  void forward() {
    StepBuilder step = r.step();
    Parameter input = r.parameter("bias_ih");
    Parameter state = r.parameter("bias_hh");
    step.add(r.fromInput(z, 0, 4, o -> at(input, o).plus(at(state, o))));
    step.add(r.begin(h, 0));
    step.add(r.begin(c, 1));
    Cells.repeat("step", r.times(), this::steps).forEach(step::add);
    if (!node.attributes().flag("state")) {
      step.add(r.give(h));
      return;
    }
    Index last = Index.of(r.times());
    Tensor y = step.output();
    step.add(r.perUnit(y, this::hPlace, unit -> at(h, r.state(last, unit))));
    step.add(r.perUnit(y, this::cPlace, unit -> at(c, r.state(last, unit))));
  }

  private Index hPlace(Index unit) {
    return unit.plus(r.direction() * r.units());
  }

  private Index cPlace(Index unit) {
    return hPlace(unit).plus(LstmRule.memory(node));
  }

  private Index place(Index i, int gate, Index unit) {
    return r.rows(z).place(r.time(i), r.gate(gate, unit));
  }

  private Expr gate(Index i, int gate, Index unit) {
    return at(z, place(i, gate, unit));
  }

  private Nest apply(Index i, int gate, Function function, double added) {
    return r.perUnit(
        z,
        unit -> place(i, gate, unit),
        unit -> {
          Expr sum = gate(i, gate, unit);
          return Expr.apply(function, added == 0 ? sum : sum.plus(added));
        });
  }

  private List<Op> steps(Index i) {
    Index time = r.time(i);
    Index next = i.plus(1);
    double forgetBias = node.attributes().number("forgetBias");
    return List.of(
        r.fromState(z, o -> r.rows(z).place(time, o), 0, 4, o -> r.rows(z).read(time, o), i),
        apply(i, INPUT, Function.SIGMOID, 0),
        apply(i, FORGET, Function.SIGMOID, forgetBias),
        apply(i, GATE, Function.TANH, 0),
        apply(i, OUTPUT, Function.SIGMOID, 0),
        r.perUnit(
            c,
            unit -> r.state(next, unit),
            unit -> {
              Expr before = at(c, r.state(i, unit));
              Expr added = gate(i, INPUT, unit).times(gate(i, GATE, unit));
              return r.ifCounts(i, Expr.fma(gate(i, FORGET, unit), before, added), before);
            }),
        r.perUnit(
            bounded,
            unit -> r.state(i, unit),
            unit -> Expr.apply(Function.TANH, at(c, r.state(next, unit)))),
        r.perUnit(
            h,
            unit -> r.state(next, unit),
            unit ->
                r.ifCounts(
                    i,
                    gate(i, OUTPUT, unit).times(at(bounded, r.state(i, unit))),
                    at(h, r.state(i, unit)))));
  }

  void backward() {
    StepBuilder step = r.step();
    Tensor dh = r.kept("dh", r.units());
    Tensor dc = r.kept("dc", r.units());
    Tensor dz = r.perStep("dz", 4 * r.units());
    if (node.attributes().flag("state")) {
      Tensor dy = step.outputGradient();
      step.add(r.perUnit(dh, unit -> unit, unit -> at(dy, hPlace(unit))));
      step.add(r.perUnit(dc, unit -> unit, unit -> at(dy, cPlace(unit))));
    } else {
      step.add(r.endGradient(dh));
      step.add(r.perUnit(dc, unit -> unit, unit -> ZERO));
    }
    r.back(i -> stepsBack(dh, dc, dz, i), dh, dc);
    r.parameterGradients(dz, dz);
    r.beginGradient(dh, 0);
    r.beginGradient(dc, 1);
  }

  private List<Op> stepsBack(Tensor dh, Tensor dc, Tensor dz, Index i) {
    List<Op> ops = new ArrayList<>(r.addOutputGradient(dh, i));
    ops.add(
        r.perUnit(
            dc,
            unit -> unit,
            unit -> {
              Expr bound = at(bounded, r.state(i, unit));
              Expr slope = ONE.minus(bound.times(bound));
              Expr before = at(dc, unit);
              Expr out = at(dh, unit).times(gate(i, OUTPUT, unit));
              return r.ifCounts(i, Expr.fma(out, slope, before), before);
            }));
    ops.add(
        sumGradient(
            dz,
            i,
            INPUT,
            unit -> at(dc, unit).times(gate(i, GATE, unit)),
            LstmSteps::sigmoidSlope));
    ops.add(
        sumGradient(
            dz,
            i,
            FORGET,
            unit -> at(dc, unit).times(at(c, r.state(i, unit))),
            LstmSteps::sigmoidSlope));
    ops.add(
        sumGradient(
            dz, i, GATE, unit -> at(dc, unit).times(gate(i, INPUT, unit)), LstmSteps::tanhSlope));
    ops.add(
        sumGradient(
            dz,
            i,
            OUTPUT,
            unit -> at(dh, unit).times(at(bounded, r.state(i, unit))),
            LstmSteps::sigmoidSlope));
    ops.add(
        r.perUnit(
            dc,
            unit -> unit,
            unit -> {
              Expr memory = at(dc, unit);
              return r.ifCounts(i, memory.times(gate(i, FORGET, unit)), memory);
            }));
    ops.add(r.stateGradient(dh, dz, i, k -> r.ifCounts(i, ZERO, at(dh, k))));
    return ops;
  }

  private Nest sumGradient(
      Tensor dz,
      Index i,
      int gate,
      java.util.function.Function<Index, Expr> gradient,
      UnaryOperator<Expr> slope) {
    return r.perUnit(
        dz,
        unit -> place(i, gate, unit),
        unit -> {
          Expr sum = gradient.apply(unit).times(slope.apply(gate(i, gate, unit)));
          return r.ifCounts(i, sum, ZERO);
        });
  }

  private static Expr sigmoidSlope(Expr gate) {
    return gate.times(ONE.minus(gate));
  }

  private static Expr tanhSlope(Expr gate) {
    return ONE.minus(gate.times(gate));
  }
}
