package d18; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Overload {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @Dense(units = 3) Tensor y(Tensor x, Tensor z); // ERROR overload "Tensor ^y(" 'y' is declared twice
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Inputs {
  @Input(4) Tensor x();
  @Input(3) Tensor x(Tensor other); // ERROR overload "Tensor ^x("
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { OverloadTrainer a; InputsTrainer b; }
