package d20; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface ReadsTensor {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
  @Output @Add Tensor sum(Tensor y, Tensor loss); // ERROR reads-loss "Tensor ^loss"
}
@Model interface ReadsLoss {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
  @Output @Add Tensor sum(Tensor y, Loss loss); // ERROR reads-loss "Loss ^loss"
}
@Model interface MarksLoss {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @Output @MeanSquaredError Loss loss(Tensor y); // ERROR output-on-loss "^@Output"
}
class Use { ReadsTensorTrainer a; ReadsLossTrainer b; MarksLossNetwork c; }
