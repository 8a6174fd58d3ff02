package d11; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Without { // ERROR no-input "^interface Without" add a method with @Input
  @Dense(units = 3) Tensor y(Tensor flower);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Reversed { // ERROR no-input "^interface Reversed"
  @Dense(units = 3) Tensor y(Tensor hidden);
  @Dense(units = 3) Tensor hidden(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { float[] y(WithoutNetwork n) { return n.predict(1f); } ReversedTrainer t; }
