package d37; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES WordsNetwork WordsTrainer
@Model interface Words {
  @Input(4) Tensor record();
  @Input(4) Tensor when();
  @Dense(units = 4, activation = TANH) Tensor yield(Tensor record);
  @Dense(units = 4, activation = GELU) Tensor var(@From("yield") Tensor y);
  @Add Tensor sealed(@From("var") Tensor v, Tensor when);
  @Dense(units = 4) Tensor permits(Tensor sealed);
  @Activation(MISH) Tensor module(Tensor permits);
  @Dense(units = 4) Tensor exports(Tensor module);
  @Multiply Tensor requires(Tensor exports, Tensor sealed);
  @Dense(units = 3) Tensor open(Tensor requires);
  @SoftmaxCrossEntropy Loss with(Tensor open);
}
