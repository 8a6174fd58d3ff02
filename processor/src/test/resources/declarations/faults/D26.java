package d26; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Spatial {
  @Input({2, 3, 4}) Tensor image();
  @Activation(RELU) Tensor bright(Tensor image);
  @Dense(units = 5) Tensor y(Tensor bright); // ERROR shape "Tensor ^bright)" y takes one row of values, but bright gives [2, 3, 4]; put @Flatten between them
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Picture {
  @Input({28, 28}) Tensor image();
  @Dense(units = 5) Tensor y(Tensor image); // ERROR shape "Tensor ^image)" declare that input as @Input(784)
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { SpatialTrainer a; PictureNetwork b; }
