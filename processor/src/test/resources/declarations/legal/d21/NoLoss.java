package d21; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES NoLossNetwork EndsNetwork
@Model interface NoLoss {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
}
@Model interface Ends {
  @Input(4) Tensor x();
  @Dense(units = 3) @Output Tensor hidden(Tensor x);
  @Dense(units = 3) Tensor one(Tensor hidden);
  @Softmax Tensor two(Tensor hidden);
}
