package d51; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Orphan extends Missing { // ERROR compiler
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { OrphanTrainer a; OrphanNetwork b; }
