package d22; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES AllLossesTrainer
@Model interface AllLosses {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @Dense(units = 3, activation = SIGMOID) Tensor p(Tensor x);
  @MeanSquaredError Loss a(Tensor y);
  @HalfSquaredError Loss b(Tensor y, Tensor p);
  @MeanAbsoluteError Loss c(Tensor y);
  @Huber Loss d(Tensor y);
  @SmoothL1 Loss e(Tensor y);
  @LogCosh Loss f(Tensor y);
  @Quantile(tau = 0.9) Loss g(Tensor y);
  @BinaryCrossEntropy Loss h(Tensor p);
  @SigmoidCrossEntropy(positiveWeight = 2) Loss i(Tensor y);
  @SoftmaxCrossEntropy(labelSmoothing = 0.1, classWeights = {1, 2, 3}) Loss j(Tensor y);
  @NegativeLogLikelihood Loss k(Tensor y);
  @KullbackLeibler Loss l(Tensor y);
  @LogitDistillation(temperature = 2) Loss m(Tensor y);
  @Hinge Loss n(Tensor y);
  @SquaredHinge Loss o(Tensor y);
  @MultiMargin Loss q(Tensor y);
  @PoissonNegativeLogLikelihood Loss r(Tensor y);
}
