import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES DefaultPackageNetwork DefaultPackageTrainer InDefault_NestedTrainer
@Model interface DefaultPackage {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class InDefault {
  @Model interface Nested {
    @Input(4) Tensor x();
    @Dense(units = 3) Tensor y(Tensor x);
    @MeanSquaredError Loss loss(Tensor y);
  }
}
