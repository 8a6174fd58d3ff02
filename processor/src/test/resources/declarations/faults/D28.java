package d28; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface One {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y); // ERROR one-class "^@Softmax" use @SigmoidCrossEntropy
}
@Model interface Margin {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @MultiMargin Loss loss(Tensor y); // ERROR one-class "^@MultiMargin" use @Hinge
}
@Model interface Likelihood {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @NegativeLogLikelihood Loss loss(Tensor y); // ERROR one-class "^@Negative"
}
class Use { OneTrainer a; MarginTrainer b; LikelihoodTrainer c; }
