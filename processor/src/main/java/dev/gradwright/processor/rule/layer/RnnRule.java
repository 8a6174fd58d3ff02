package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.rule.ActivationUse;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;

/** {@code @Rnn}: a state that is an activation of sums over the input and the state before. */
@AutoService(LayerRule.class)
public final class RnnRule extends RecurrentRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Rnn";
  }

  @Override
  int gates() {
    return 1;
  }

  @Override
  public void checkMembers(NodeView node) {
    super.checkMembers(node);
    String activation = node.attributes().text("activation");
    if (!activation.equals("TANH") && !activation.equals("RELU")) {
      node.report(Message.RECURRENT_ACTIVATION, "activation", activation);
    }
  }

  private static ActivationUse function(NodeView node) {
    ActivationUse named = node.activation("activation");
    return new ActivationUse(named.rule(), named.rule().defaultAlpha());
  }

  @Override
  void forwardFormulas(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    step.formula(
        "z[r,t,j] = B_ih[j] + B_hh[j] + sum_k W_ih[j,k] * "
            + x
            + "[r,t,k] + sum_k W_hh[j,k] * h[r,t-1,k]");
    step.formula("h[r,t,j] = " + function(node).rule().formula());
  }

  @Override
  void forward(NodeView node, Recurrence r) {
    StepBuilder step = r.step();
    Tensor z = r.perStep("z", r.units());
    Tensor h = r.states("h");
    Parameter input = r.parameter("bias_ih");
    Parameter state = r.parameter("bias_hh");
    step.add(r.fromInput(z, 0, 1, o -> at(input, o).plus(at(state, o))));
    step.add(r.begin(h, 0));
    Cells.repeat("step", r.times(), i -> steps(node, r, z, h, i)).forEach(step::add);
    step.add(r.give(h));
  }

  private static List<Op> steps(NodeView node, Recurrence r, Tensor z, Tensor h, Index i) {
    Index time = r.time(i);
    Index next = i.plus(1);
    return List.of(
        r.fromState(z, o -> r.rows(z).place(time, o), 0, 1, o -> r.rows(z).read(time, o), i),
        r.perUnit(
            h,
            unit -> r.state(next, unit),
            unit -> {
              Expr sum = r.rows(z).read(time, unit);
              Expr state = function(node).rule().value(sum, Double.NaN);
              return r.ifCounts(i, state, at(h, r.state(i, unit)));
            }));
  }

  @Override
  void backwardFormulas(NodeView node, StepBuilder step) {
    String derivative = function(node).rule().derivativeFormula().replace("y", "h");
    step.formula("dz[r,t,j] = dh[r,j] * f'(z), f'(z) = " + derivative);
    step.formula("dh[r,k] = sum_j dz[r,t,j] * W_hh[j,k]");
    step.formula("dW_ih[j,k] = sum_r,t dz[r,t,j] * " + step.input(0).name() + "[r,t,k]");
    step.formula("dW_hh[j,k] = sum_r,t dz[r,t,j] * h[r,t-1,k]");
    step.formula("dB_ih[j] = dB_hh[j] = sum_r,t dz[r,t,j]");
  }

  @Override
  void backward(NodeView node, Recurrence r) {
    StepBuilder step = r.step();
    Tensor dh = r.kept("dh", r.units());
    Tensor dz = r.perStep("dz", r.units());
    step.add(r.endGradient(dh));
    r.back(i -> stepsBack(node, r, dh, dz, i), dh);
    r.parameterGradients(dz, dz);
    r.beginGradient(dh, 0);
  }

  private static List<Op> stepsBack(NodeView node, Recurrence r, Tensor dh, Tensor dz, Index i) {
    Tensor h = r.states("h");
    Expr none = Expr.constant(0);
    List<Op> ops = new ArrayList<>(r.addOutputGradient(dh, i));
    ops.add(
        r.perUnit(
            dz,
            unit -> r.rows(dz).place(r.time(i), unit),
            unit -> {
              Expr state = at(h, r.state(i.plus(1), unit));
              Expr slope = function(node).rule().derivative(state, state, Double.NaN);
              return r.ifCounts(i, at(dh, unit).times(slope), none);
            }));
    ops.add(r.stateGradient(dh, dz, i, k -> r.ifCounts(i, none, at(dh, k))));
    return ops;
  }
}
