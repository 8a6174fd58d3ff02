package d07; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Alphas {
  @Input(4) Tensor x();
  @Dense(units = 2, activation = LEAKY_RELU, alpha = Double.NaN) Tensor a(Tensor x); // ERROR positive-number "Double^.NaN"
  @Dense(units = 2, activation = ELU, alpha = -1) Tensor b(Tensor x); // ERROR positive-number "alpha = ^-1" alpha = -1.0
  @Dense(units = 2, activation = SOFTPLUS, alpha = 1 / 0.0) Tensor c(Tensor x); // ERROR positive-number "1 ^/ 0.0"
  @Dense(units = 2, activation = ELU, alpha = 0) Tensor d(Tensor x); // ERROR positive-number "alpha = ^0"
  @Dense(units = 2, activation = TANH, alpha = 1) Tensor e(Tensor x); // ERROR alpha-unused "alpha = ^1"
  @Activation(value = LEAKY_RELU, alpha = -0.1) Tensor f(Tensor x); // ERROR positive-number "alpha = ^-0.1"
  @Activation(value = RELU, alpha = 0.1) Tensor g(Tensor x); // ERROR alpha-unused "alpha = ^0.1"
  @Concat Tensor all(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f, Tensor g);
  @Dense(units = 1) Tensor y(Tensor all);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Weights {
  @Input(4) Tensor x();
  @Dense(units = 2, initializer = Initializer.CONSTANT, constant = 1e300 * 1e300) Tensor a(Tensor x); // ERROR finite-number "1e300 ^* 1e300"
  @Dense(units = 2, biasConstant = 0.0 / 0.0) Tensor b(Tensor x); // ERROR finite-number "0.0 ^/ 0.0"
  @Dense(units = 2, constant = 0.5) Tensor c(Tensor x); // ERROR constant-unused "^0.5"
  @Dense(units = 2, l1 = -1e-3) Tensor d(Tensor x); // ERROR penalty-number "^-1e-3"
  @Dense(units = 2, l2 = Double.NaN) Tensor e(Tensor x); // ERROR penalty-number "Double^.NaN"
  @Concat Tensor all(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e);
  @Dense(units = 1) Tensor y(Tensor all);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Losses {
  @Input(4) Tensor x();
  @Dense(units = 2) Tensor y(Tensor x);
  @Huber(delta = 0) Loss a(Tensor y); // ERROR positive-number "delta = ^0"
  @SmoothL1(beta = -1) Loss b(Tensor y); // ERROR positive-number "beta = ^-1"
  @Quantile(tau = 1) Loss c(Tensor y); // ERROR fraction "tau = ^1"
  @Quantile(tau = Double.NaN) Loss d(Tensor y); // ERROR fraction "Double^.NaN"
  @SigmoidCrossEntropy(positiveWeight = Double.POSITIVE_INFINITY) Loss e(Tensor y); // ERROR positive-number "Double^.POSITIVE_INFINITY"
  @SoftmaxCrossEntropy(labelSmoothing = 1) Loss f(Tensor y); // ERROR fraction "labelSmoothing = ^1" from 0 up and less than 1
  @LogitDistillation(temperature = 0) Loss g(Tensor y); // ERROR positive-number "temperature = ^0"
  @MultiMargin(margin = -2) Loss h(Tensor y); // ERROR positive-number "margin = ^-2"
}
class Use { Object n = new Object[] {AlphasNetwork.class, WeightsTrainer.class, LossesTrainer.builder()}; }
