package d06; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Negative {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Dropout(-0.1) Tensor y(Tensor z); // ERROR fraction "Dropout(^-0.1" rate = -0.1; it must be at least 0 and less than 1
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Everything {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Dropout(1) Tensor y(Tensor z); // ERROR fraction "Dropout(^1" rate = 1.0
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface NoNumber {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Dropout(Double.NaN) Tensor y(Tensor z); // ERROR fraction "Double^.NaN" rate = NaN
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Nothing {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Dropout(0) Tensor y(Tensor z); // WARNING dropout-unused "Dropout(^0" rate = 0 has no effect
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { NegativeTrainer a; EverythingTrainer b; NoNumberTrainer c; NothingTrainer d; }
