package d41; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES DollarTrainer
@Model interface Dollar {
  @Input(4) Tensor $();
  @Dense(units = 4, activation = TANH) Tensor $$(Tensor $);
  @Dense(units = 4, activation = TANH) Tensor $L(Tensor $$);
  @Dense(units = 4) Tensor a$b(Tensor $L);
  @Dense(units = 4) Tensor __(Tensor a$b);
  @Dense(units = 3) @Output Tensor _1(Tensor __);
  @SoftmaxCrossEntropy Loss $T(Tensor _1);
}
