package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;

/** {@code @Gru}: a state that gates mix of the one before and a new one. */
@AutoService(LayerRule.class)
public final class GruRule extends RecurrentRule {
  private static final int RESET = 0;
  private static final int UPDATE = 1;
  private static final int NEW = 2;
  private static final Expr ZERO = Expr.constant(0);
  private static final Expr ONE = Expr.constant(1);

  @Override
  public String annotation() {
    return "dev.gradwright.layer.Gru";
  }

  @Override
  int gates() {
    return 3;
  }

  @Override
  void forwardFormulas(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    step.formula("a[r,t,j] = B_ih[j] + sum_k W_ih[j,k] * " + x + "[r,t,k], b likewise of h[r,t-1]");
    step.formula("reset = sigmoid(a_r + b_r), update = sigmoid(a_z + b_z)");
    step.formula("new = tanh(a_n + reset * b_n)");
    step.formula("h[r,t] = new + update * (h[r,t-1] - new)");
  }

  /** The tensors of one direction: the gates, b_n, and the states. */
  private record Kept(Recurrence r, Tensor a, Tensor b, Tensor h) {
    static Kept of(Recurrence r) {
      Tensor a = r.perStep("gates", 3 * r.units());
      return new Kept(r, a, r.perStep("b", r.units()), r.states("h"));
    }

    Index place(Index i, int gate, Index unit) {
      return r.rows(a).place(r.time(i), r.gate(gate, unit));
    }

    Expr gate(Index i, int gate, Index unit) {
      return at(a, place(i, gate, unit));
    }

    Nest apply(Index i, int gate) {
      return r.perUnit(
          a,
          unit -> place(i, gate, unit),
          unit -> Expr.apply(Function.SIGMOID, gate(i, gate, unit)));
    }
  }

  @Override
  void forward(NodeView node, Recurrence r) {
    StepBuilder step = r.step();
    Kept kept = Kept.of(r);
    Parameter input = r.parameter("bias_ih");
    Parameter state = r.parameter("bias_hh");
    step.add(r.fromInput(kept.a(), RESET, NEW, o -> at(input, o).plus(at(state, o))));
    step.add(r.fromInput(kept.a(), NEW, 3, o -> at(input, o)));
    step.add(r.begin(kept.h(), 0));
    Cells.repeat("step", r.times(), i -> steps(kept, state, i)).forEach(step::add);
    step.add(r.give(kept.h()));
  }

  private static List<Op> steps(Kept kept, Parameter bias, Index i) {
    Recurrence r = kept.r();
    Index time = r.time(i);
    Index next = i.plus(1);
    Tensor h = kept.h();
    return List.of(
        r.fromState(
            kept.a(),
            o -> r.rows(kept.a()).place(time, o),
            RESET,
            NEW,
            o -> r.rows(kept.a()).read(time, o),
            i),
        r.fromState(
            kept.b(), o -> r.state(i, o.plus(-NEW * r.units())), NEW, 3, o -> at(bias, o), i),
        kept.apply(i, RESET),
        kept.apply(i, UPDATE),
        r.perUnit(
            kept.a(),
            unit -> kept.place(i, NEW, unit),
            unit -> {
              Expr fromState = at(kept.b(), r.state(i, unit));
              Expr sum = Expr.fma(kept.gate(i, RESET, unit), fromState, kept.gate(i, NEW, unit));
              return Expr.apply(Function.TANH, sum);
            }),
        r.perUnit(
            h,
            unit -> r.state(next, unit),
            unit -> {
              Expr before = at(h, r.state(i, unit));
              Expr fresh = kept.gate(i, NEW, unit);
              Expr mixed = Expr.fma(kept.gate(i, UPDATE, unit), before.minus(fresh), fresh);
              return r.ifCounts(i, mixed, before);
            }));
  }

  @Override
  void backwardFormulas(NodeView node, StepBuilder step) {
    step.formula("da_n = dh * (1 - update) * (1 - new^2), db_n = da_n * reset");
    step.formula("da_r = db_r = da_n * b_n * reset * (1 - reset)");
    step.formula("da_z = db_z = dh * (h[r,t-1] - new) * update * (1 - update)");
    step.formula("dh[r,k] = dh[r,k] * update[r,k] + sum_j db[r,t,j] * W_hh[j,k]");
    step.formula("dW_ih[j,k] = sum_r,t da[r,t,j] * " + step.input(0).name() + "[r,t,k]");
    step.formula("dW_hh[j,k] = sum_r,t db[r,t,j] * h[r,t-1,k]");
    step.formula("dB_ih[j] = sum_r,t da[r,t,j], dB_hh[j] = sum_r,t db[r,t,j]");
  }

  @Override
  String sumGradient() {
    return "da";
  }

  @Override
  void backward(NodeView node, Recurrence r) {
    StepBuilder step = r.step();
    Tensor dh = r.kept("dh", r.units());
    Tensor da = r.perStep("da", 3 * r.units());
    Tensor db = r.perStep("db", 3 * r.units());
    step.add(r.endGradient(dh));
    Kept kept = Kept.of(r);
    r.back(i -> stepsBack(kept, dh, da, db, i), dh);
    r.parameterGradients(da, db);
    r.beginGradient(dh, 0);
  }

  private static List<Op> stepsBack(Kept kept, Tensor dh, Tensor da, Tensor db, Index i) {
    Recurrence r = kept.r();
    List<Op> ops = new ArrayList<>(r.addOutputGradient(dh, i));
    ops.add(
        set(
            kept,
            da,
            i,
            NEW,
            unit -> {
              Expr fresh = kept.gate(i, NEW, unit);
              Expr share = at(dh, unit).times(ONE.minus(kept.gate(i, UPDATE, unit)));
              return share.times(ONE.minus(fresh.times(fresh)));
            }));
    ops.add(
        set(
            kept,
            da,
            i,
            RESET,
            unit -> {
              Expr reset = kept.gate(i, RESET, unit);
              Expr gradient =
                  at(da, kept.place(i, NEW, unit)).times(at(kept.b(), r.state(i, unit)));
              return gradient.times(reset.times(ONE.minus(reset)));
            }));
    ops.add(
        set(
            kept,
            da,
            i,
            UPDATE,
            unit -> {
              Expr update = kept.gate(i, UPDATE, unit);
              Expr change = at(kept.h(), r.state(i, unit)).minus(kept.gate(i, NEW, unit));
              return at(dh, unit).times(change).times(update.times(ONE.minus(update)));
            }));
    for (int gate : List.of(RESET, UPDATE, NEW)) {
      ops.add(
          set(
              kept,
              db,
              i,
              gate,
              unit -> {
                Expr same = at(da, kept.place(i, gate, unit));
                return gate == NEW ? same.times(kept.gate(i, RESET, unit)) : same;
              }));
    }
    ops.add(
        r.stateGradient(
            dh, db, i, k -> r.ifCounts(i, at(dh, k).times(kept.gate(i, UPDATE, k)), at(dh, k))));
    return ops;
  }

  private static Nest set(
      Kept kept,
      Tensor out,
      Index i,
      int gate,
      java.util.function.Function<Index, Expr> expression) {
    return kept.r()
        .perUnit(
            out,
            unit -> kept.place(i, gate, unit),
            unit -> kept.r().ifCounts(i, expression.apply(unit), ZERO));
  }
}
