package batchnorms; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface NoEps {
  @Input(4) Tensor x();
  @BatchNorm(eps = 0) Tensor z(Tensor x); // ERROR positive-number "eps = ^0" eps = 0.0
  @Dense(units = 3) Tensor y(Tensor z);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface NoMomentum {
  @Input(4) Tensor x();
  @BatchNorm(momentum = 0) Tensor z(Tensor x); // ERROR fraction "momentum = ^0" momentum = 0.0; it must be greater than 0 and at most 1
  @Dense(units = 3) Tensor y(Tensor z);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface TooMuch {
  @Input(4) Tensor x();
  @BatchNorm(momentum = 1.5, eps = -1) Tensor z(Tensor x); // ERROR fraction "momentum = ^1.5" momentum = 1.5 // ERROR positive-number "eps = ^-1" eps = -1.0
  @Dense(units = 3) Tensor y(Tensor z);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface NothingLearns {
  @Input(4) Tensor x();
  @BatchNorm(affine = false) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y); // ERROR nothing-learns "^@MeanSquaredError"
}
class Use { NoEpsTrainer a; NoMomentumTrainer b; TooMuchTrainer c; NothingLearnsTrainer d; }
