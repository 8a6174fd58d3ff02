package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;

/** {@code @Lstm}: a state behind gates, next to a memory that gates fill and empty. */
@AutoService(LayerRule.class)
public final class LstmRule extends RecurrentRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Lstm";
  }

  @Override
  int gates() {
    return 4;
  }

  @Override
  int states() {
    return 2;
  }

  @Override
  public void checkMembers(NodeView node) {
    super.checkMembers(node);
    double bias = node.attributes().number("forgetBias");
    if (!Double.isFinite(bias)) {
      node.report(Message.FINITE_NUMBER, "forgetBias", "forgetBias", bias);
    }
    if (node.attributes().flag("state") && node.attributes().flag("sequence")) {
      node.report(Message.STATE_AND_SEQUENCE, "state");
    }
  }

  @Override
  Shape output(NodeView node, int times) {
    int width = Recurrence.initialShape(node).size();
    return node.attributes().flag("state") ? Shape.of(2 * width) : super.output(node, times);
  }

  @Override
  void forwardFormulas(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    step.formula(
        "z[r,t,j] = B_ih[j] + B_hh[j] + sum_k W_ih[j,k] * "
            + x
            + "[r,t,k] + sum_k W_hh[j,k] * h[r,t-1,k]");
    double bias = node.attributes().number("forgetBias");
    String forget = bias == 0 ? "z_f" : "z_f + " + node.text("forgetBias");
    step.formula("i = sigmoid(z_i), f = sigmoid(" + forget + "), g = tanh(z_g), o = sigmoid(z_o)");
    step.formula("c[r,t] = f * c[r,t-1] + i * g");
    step.formula("h[r,t] = o * tanh(c[r,t])");
  }

  @Override
  void forward(NodeView node, Recurrence r) {
    new LstmSteps(node, r).forward();
  }

  @Override
  void backwardFormulas(NodeView node, StepBuilder step) {
    step.formula("dc = dc + dh * o * (1 - tanh(c)^2)");
    step.formula("dz_i = dc * g * i * (1 - i), dz_f = dc * c[r,t-1] * f * (1 - f)");
    step.formula("dz_g = dc * i * (1 - g^2), dz_o = dh * tanh(c) * o * (1 - o)");
    step.formula("dc = dc * f;  dh[r,k] = sum_j dz[r,t,j] * W_hh[j,k]");
    step.formula("dW_ih[j,k] = sum_r,t dz[r,t,j] * " + step.input(0).name() + "[r,t,k]");
    step.formula("dW_hh[j,k] = sum_r,t dz[r,t,j] * h[r,t-1,k]");
    step.formula("dB_ih[j] = dB_hh[j] = sum_r,t dz[r,t,j]");
  }

  @Override
  void backward(NodeView node, Recurrence r) {
    new LstmSteps(node, r).backward();
  }

  /** Returns the place of a unit in the output's second half, where the memory stands. */
  static int memory(NodeView node) {
    return Recurrence.initialShape(node).size();
  }
}
