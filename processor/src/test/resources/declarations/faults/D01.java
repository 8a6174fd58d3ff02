package d01; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Zero {
  @Input(4) Tensor x();
  @Dense(units = 0) Tensor y(Tensor x); // ERROR positive-count "units = ^0" units = 0
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Negative {
  @Input(4) Tensor x();
  @Dense(activation = RELU, units = -3) Tensor hidden(Tensor x); // ERROR positive-count "units = ^-3"
  @Dense(units = 1) Tensor y(Tensor hidden);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use {
  float[] use(NegativeNetwork n) { return ZeroNetwork.initial(1).y(1, 2, 3, 4); }
  NegativeTrainer trainer = NegativeTrainer.builder().epochs(3).build();
}
