package d12; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Unread {
  @Input(4) Tensor x();
  @Input(2) Tensor spare(); // ERROR unread-input "Tensor ^spare"
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Twice {
  @Input(4) Tensor x(); // ERROR ecj
  @Input(3) Tensor x(); // ERROR compiler
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { UnreadNetwork a; TwiceTrainer b; }
