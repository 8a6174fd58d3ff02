package d19; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Dead {
  @Input(4) Tensor x();
  @Dense(units = 5) Tensor spare(Tensor x); // ERROR unread-node "Tensor ^spare"
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Chain {
  @Input(4) Tensor x();
  @Dense(units = 5) Tensor first(Tensor x);
  @Dense(units = 5) Tensor second(Tensor first); // ERROR unread-node "Tensor ^second"
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { DeadTrainer a; ChainTrainer b; }
