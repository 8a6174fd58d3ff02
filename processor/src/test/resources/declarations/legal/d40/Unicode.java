package d40; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES UnicodeNetwork UnicodeTrainer
@Model interface Unicode {
  @Input(4) Tensor größe();
  @Dense(units = 4, activation = TANH) Tensor 层(Tensor größe);
  @Dense(units = 4) Tensor é(Tensor 层);
  @Dense(units = 4) Tensor é(Tensor é);
  @Dense(units = 4) Tensor 𝒜(Tensor é);
  @Dense(units = 3) Tensor вид(Tensor 𝒜);
  @SoftmaxCrossEntropy Loss ошибка(Tensor вид);
}
