package d49; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES PrivateTrainer ArgumentsTrainer ThrowingTrainer
@Model abstract class Private {
  private Private() {}
  static Private none() { return null; }
  @Input(4) abstract Tensor x();
  @Dense(units = 3) abstract Tensor y(Tensor x);
  @MeanSquaredError abstract Loss loss(Tensor y);
  int helper(int a) { return a + 1; }
}
@Model abstract class Arguments {
  final int n;
  Arguments(int n) { this.n = n; }
  @Input(4) abstract Tensor x();
  @Dense(units = 3) abstract Tensor y(Tensor x);
  @MeanSquaredError abstract Loss loss(Tensor y);
}
@Model abstract class Throwing {
  static int count = 1 / Integer.parseInt("0");
  @Input(4) abstract Tensor x();
  @Dense(units = 3) abstract Tensor y(Tensor x);
  @MeanSquaredError abstract Loss loss(Tensor y);
}
