package d39; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES SimilarNetwork SimilarTrainer
@Model interface Similar {
  @Input(2) Tensor a_b();
  @Input(2) Tensor aB();
  @Input(2) Tensor AB();
  @Input(2) Tensor A_B();
  @Input(2) Tensor ab();
  @Dense(units = 2, activation = GELU) Tensor x(Tensor a_b);
  @Dense(units = 2, activation = GELU) Tensor X(Tensor aB);
  @Dense(units = 2, activation = GELU) Tensor x_z(Tensor AB);
  @Dense(units = 2, activation = GELU) Tensor dX(Tensor A_B);
  @Dense(units = 2, activation = GELU) Tensor DX(Tensor ab);
  @Add Tensor y(Tensor x, Tensor X, Tensor x_z, Tensor dX, Tensor DX);
  @Dense(units = 2) Tensor Y(Tensor y);
  @MeanSquaredError Loss y_(Tensor Y);
}
