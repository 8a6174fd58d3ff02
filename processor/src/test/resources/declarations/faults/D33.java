package d33; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface OnSigmoid {
  @Input(4) Tensor x();
  @Dense(units = 1, activation = SIGMOID) Tensor y(Tensor x);
  @Hinge Loss loss(Tensor y); // ERROR hinge-range "^@Hinge" probabilities of a sigmoid
}
@Model interface OnRelu {
  @Input(4) Tensor x();
  @Dense(units = 1, activation = RELU) Tensor y(Tensor x);
  @SquaredHinge Loss loss(Tensor y); // ERROR hinge-range "^@SquaredHinge" numbers from 0 up
}
class Use { OnSigmoidTrainer a; OnReluTrainer b; }
