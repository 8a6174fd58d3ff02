package d52; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES ConstantsTrainer
@Model interface Constants {
  int INPUTS = 2 * 2;
  String NAME = "flow" + "er";
  @Input({INPUTS}) Tensor flower();
  @Dense(units = Other.UNITS + 1, activation = ActivationFunction.TANH, l2 = 1e-3 / 2) Tensor y(@From(NAME) Tensor f);
  @SoftmaxCrossEntropy(classWeights = {1, Other.UNITS, 1.5}) Loss loss(Tensor y);
}
class Other { static final int UNITS = 2; static final dev.gradwright.layer.ActivationFunction NOT_A_CONSTANT = TANH; }
