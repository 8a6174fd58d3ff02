package d42; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Iris { // ERROR would-overwrite "^interface" d42.IrisTrainer
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class IrisTrainer { int mine; }
class Use { int use(IrisTrainer t) { return t.mine; } float[] y(IrisNetwork n) { return n.predict(1, 2, 3, 4); } }
