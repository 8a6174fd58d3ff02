package d22; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Weights {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError(weight = 0) Loss zero(Tensor y); // ERROR positive-number "weight = ^0"
  @MeanAbsoluteError(weight = -1) Loss negative(Tensor y); // ERROR positive-number "weight = ^-1"
  @LogCosh(weight = Double.NaN) Loss nan(Tensor y); // ERROR positive-number "Double^.NaN"
  @HalfSquaredError(weight = Double.POSITIVE_INFINITY) Loss infinite(Tensor y); // ERROR positive-number "Double^.POS"
}
class Use { WeightsTrainer a; }
