package d29; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Linear {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @BinaryCrossEntropy Loss loss(Tensor y); // ERROR needs-sigmoid "^@BinaryCross" plain numbers
}
@Model interface Relu {
  @Input(4) Tensor x();
  @Dense(units = 1, activation = RELU) Tensor y(Tensor x);
  @BinaryCrossEntropy Loss loss(Tensor y); // ERROR needs-sigmoid "^@BinaryCross" numbers from 0 up
}
class Use { LinearTrainer a; ReluTrainer b; }
