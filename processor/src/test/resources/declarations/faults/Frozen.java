package frozen; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface WithoutParameters {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Frozen @Activation(TANH) Tensor y(Tensor z); // ERROR frozen-unused "^@Frozen" 'y' has @Frozen
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface OnInput {
  @Frozen @Input(4) Tensor x(); // ERROR frozen-unused "^@Frozen" 'x' has @Frozen
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface OnLoss {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @Frozen @MeanSquaredError Loss loss(Tensor y); // ERROR frozen-unused "^@Frozen" 'loss' has @Frozen
}
@Model interface Everything {
  @Input(4) Tensor x();
  @Frozen @Dense(units = 3) Tensor z(Tensor x);
  @Frozen @Dense(units = 3) Tensor y(Tensor z);
  @MeanSquaredError Loss loss(Tensor y); // ERROR nothing-learns "^@MeanSquaredError" @Frozen
}
class Use { WithoutParametersTrainer a; OnInputTrainer b; OnLossTrainer c; EverythingTrainer d; }
