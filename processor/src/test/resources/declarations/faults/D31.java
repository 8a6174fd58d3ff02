package d31; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Squared {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Softmax Tensor y(Tensor z);
  @MeanSquaredError Loss loss(Tensor y); // WARNING squared-error-on-softmax "^@MeanSquared" use @SoftmaxCrossEntropy
}
@Model interface Silent {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Softmax Tensor y(Tensor z);
  @SuppressWarnings("gradwright:squared-error-on-softmax")
  @MeanSquaredError Loss loss(Tensor y);
}
@SuppressWarnings({"gradwright:squared-error-on-softmax"})
@Model interface SilentWhole {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Softmax Tensor y(Tensor z);
  @HalfSquaredError Loss loss(Tensor y);
}
class Use { SquaredTrainer a; }
