package d22; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*;
// GIVES MaskedLossesTrainer
@Model interface MaskedLosses {
  @Input(4) Tensor x();
  @Dense(units = 6) Tensor y(Tensor x);
  @Reshape({2, 3}) Tensor places(Tensor y);
  @Masked @MeanSquaredError Loss a(Tensor y);
  @Masked @Huber(weight = 0.5) Loss b(Tensor y);
  @Masked @SoftmaxCrossEntropy Loss c(Tensor y);
  @Masked @SoftmaxCrossEntropy Loss d(Tensor places);
  @KullbackLeibler @Masked Loss e(Tensor y);
  @Masked @CustomLoss("abs(p - target)") Loss f(@From("y") Tensor p);
}
