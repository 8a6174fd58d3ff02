package d32; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Count {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy(classWeights = {1, 2}) Loss loss(Tensor y); // ERROR class-count "classWeights = ^{" classWeights has 2 numbers, but 'y' has 3 classes
}
@Model interface Values {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @NegativeLogLikelihood(classWeights = {1, -2, 1}) Loss loss(Tensor y); // ERROR class-weights "classWeights = ^{"
}
@Model interface AllZero {
  @Input(4) Tensor x();
  @Dense(units = 2) Tensor y(Tensor x);
  @SoftmaxCrossEntropy(classWeights = {0, 0}) Loss loss(Tensor y); // ERROR class-weights "classWeights = ^{"
}
@Model interface Distribution {
  @Input(4) Tensor x();
  @Dense(units = 2) Tensor y(Tensor x);
  @SoftmaxCrossEntropy(probabilities = true, labelSmoothing = 0.1) Loss loss(Tensor y); // ERROR needs-class-target "labelSmoothing = ^0.1"
}
@Model interface Target {
  @Input(4) Tensor x();
  @Dense(units = 2) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y, Tensor x); // ERROR target-shape "Tensor ^x)" y[2] with x[4]
}
@Model interface ClassTarget {
  @Input(2) Tensor x();
  @Dense(units = 2) Tensor y(Tensor x);
  @NegativeLogLikelihood Loss loss(Tensor y, Tensor x); // ERROR target-is-class "Tensor ^x)"
}
class Use { CountTrainer a; ValuesTrainer b; AllZeroTrainer c; DistributionTrainer d; TargetTrainer e; ClassTargetTrainer f; }
