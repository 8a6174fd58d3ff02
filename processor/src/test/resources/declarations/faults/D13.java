package d13; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Zero {
  @Input(0) Tensor x(); // ERROR positive-count "@Input(^0" the size of input 'x'
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Negative {
  @Input({8, -4, 4}) Tensor x(); // ERROR positive-count "{8, ^-4" 
  @Activation(RELU) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface None {
  @Input({}) Tensor x(); // ERROR input-shape "@Input(^{}" give its size
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Missing {
  @Input Tensor x(); // ERROR input-shape "^@Input Tensor" give its size
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { ZeroNetwork a; NegativeNetwork b; NoneTrainer c; MissingTrainer d; }
