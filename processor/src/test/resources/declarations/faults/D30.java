package d30; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Layer {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Softmax Tensor y(Tensor z);
  @SoftmaxCrossEntropy Loss loss(Tensor y); // ERROR double-softmax "^@SoftmaxCross" 'y' is a softmax already
}
@Model interface Distilled {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor z(Tensor x);
  @Softmax Tensor y(Tensor z);
  @LogitDistillation Loss loss(Tensor y); // ERROR double-softmax "^@LogitDis"
}
@Model interface TwoSigmoids {
  @Input(4) Tensor x();
  @Dense(units = 3, activation = SIGMOID) Tensor y(Tensor x);
  @SigmoidCrossEntropy Loss loss(Tensor y); // ERROR sigmoid-logits "^@SigmoidCross" use @BinaryCrossEntropy
}
@Model interface SigmoidThenSoftmax {
  @Input(4) Tensor x();
  @Dense(units = 3, activation = SIGMOID) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y); // ERROR sigmoid-logits "^@SoftmaxCross"
}
class Use { LayerTrainer a; DistilledTrainer b; TwoSigmoidsTrainer c; SigmoidThenSoftmaxTrainer d; }
