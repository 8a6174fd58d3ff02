package formulas;
import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*;
// GIVES FormulasNetwork FormulasTrainer
@Model public interface Formulas {
  String SLOPE = "0.1 * ";
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor exp(Tensor x);
  @Weight(shape = 4, constant = 1) Tensor e();
  @Weight(shape = {4}, initializer = Initializer.GLOROT_UNIFORM) Tensor u1();
  @Formula("where(exp > 0, exp, " + SLOPE + "exp) + exp(-e^2) * e") Tensor leaky(Tensor exp, Tensor e);
  @Formula(
      """
      leaky * sigmoid(leaky)
        + \u00fc * tanh(x * leaky)
      """)
  Tensor y(Tensor leaky, @From("u1") Tensor \u00fc, Tensor x);
  @CustomLoss("abs(target - y)^1.5 / (1 + abs(target))") Loss loss(Tensor y);
  @CustomLoss(value = "(a - b)^2", weight = 0.5) Loss same(@From("y") Tensor a, @From("leaky") Tensor b);
}
