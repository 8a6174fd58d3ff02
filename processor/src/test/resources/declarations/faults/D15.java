package d15; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Self {
  @Input(4) Tensor x();
  @Add Tensor sum(Tensor x, Tensor sum); // ERROR reads-itself "Tensor ^sum)"
  @Dense(units = 3) Tensor y(Tensor sum);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { SelfTrainer a; }
