package d17; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES ReversedNetwork ReversedTrainer
@Model interface Reversed {
  @SoftmaxCrossEntropy Loss loss(Tensor species);
  @Dense(units = 3) Tensor species(Tensor hidden);
  @Dense(units = 5, activation = TANH) Tensor hidden(Tensor flower);
  @Input(4) Tensor flower();
}
