package d22; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES TwoLossesNetwork TwoLossesTrainer
@Model interface TwoLosses {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor kind(Tensor x);
  @Dense(units = 2) Tensor size(Tensor x);
  @SoftmaxCrossEntropy Loss which(Tensor kind);
  @MeanSquaredError(weight = 0.5) Loss howMuch(Tensor size);
}
