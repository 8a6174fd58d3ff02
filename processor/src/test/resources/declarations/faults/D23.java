package d23; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Residual {
  @Input(4) Tensor x();
  @Dense(units = 5) Tensor hidden(Tensor x);
  @Add Tensor sum(Tensor x, Tensor hidden); // ERROR same-shape "Tensor ^hidden)" x[4] and hidden[5]
  @Dense(units = 3) Tensor y(Tensor sum);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Axis {
  @Input({2, 3, 4}) Tensor a();
  @Input({2, 5, 4}) Tensor b();
  @Multiply Tensor y(Tensor a, Tensor b); // ERROR same-shape "Tensor ^b)" axis 1
}
@Model interface Rank {
  @Input({2, 3}) Tensor a();
  @Input({2, 3, 4}) Tensor b();
  @Add Tensor y(Tensor a, Tensor b); // ERROR same-shape "Tensor ^b)"
}
class Use { ResidualTrainer a; AxisNetwork b; RankNetwork c; }
