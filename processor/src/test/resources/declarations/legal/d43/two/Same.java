package d43.two; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES SameNetwork SameTrainer
@Model(precision = Precision.DOUBLE) public interface Same {
  @Input(3) Tensor x();
  @Dense(units = 2) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y);
}
