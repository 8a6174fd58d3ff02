package d50; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
interface Base {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor hidden(Tensor x);
}
@Model interface Derived extends Base { // ERROR inherited-node "^interface Derived" inherits the nodes 'hidden', 'x' from d50.Base
  @Dense(units = 1) Tensor y(Tensor hidden);
  @MeanSquaredError Loss loss(Tensor y);
}
interface Helpers { default int count() { return 3; } }
@Model interface WithHelpers extends Helpers {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { float[] y(DerivedNetwork n) { return n.hidden(1, 2, 3, 4); } WithHelpersTrainer t; }
