package many; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Many {
  @Input(0) Tensor x(); // ERROR positive-count "@Input(^0"
  @Input(4) Tensor spare(); // ERROR unread-input "Tensor ^spare"
  @Input({2, 2}) Tensor image();
  @Dense(units = 3, l2 = -1) Tensor first(Tensor x); // ERROR penalty-number "l2 = ^-1"
  @Dense(units = -2) Tensor second(Tensor image); // ERROR positive-count "units = ^-2" // ERROR shape "Tensor ^image)"
  @Dense(units = 3) Tensor third(Tensor secnd); // ERROR unknown-node "Tensor ^secnd" did you mean 'second'?
  @Dense(units = 3) Tensor dead(Tensor third); // ERROR unread-node "Tensor ^dead"
  @MeanSquaredError(weight = -1) Loss loss(Tensor third); // ERROR positive-number "weight = ^-1"
  @Huber(delta = 0) Loss other(Tensor first); // ERROR positive-number "delta = ^0"
  @Add Tensor a(Tensor x, Tensor b); // ERROR cycle "Tensor ^b)"
  @Activation(value = RELU, alpha = 1) Tensor b(Tensor a); // ERROR alpha-unused "alpha = ^1"
}
class Use { ManyTrainer a; }
