package d23; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES ResidualTrainer
@Model interface Residual {
  @Input({2, 3}) Tensor image();
  @Activation(RELU) Tensor bright(Tensor image);
  @Add Tensor sum(Tensor image, Tensor bright);
  @Concat(axis = 1) Tensor wide(Tensor sum, Tensor bright);
  @Activation(TANH) @Output Tensor end(Tensor wide);
  @Input(4) Tensor x();
  @Dense(units = 4, activation = RELU) Tensor a(Tensor x);
  @Dense(units = 4) Tensor b(Tensor a);
  @Add Tensor skip(Tensor x, Tensor b);
  @MeanSquaredError Loss autoencoder(Tensor skip, Tensor x);
}
