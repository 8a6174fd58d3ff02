package d44; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES A_NetNetwork A_NetTrainer B_NetNetwork B_NetTrainer B_Deep_NetTrainer
class A {
  @Model interface Net {
    @Input(4) Tensor x();
    @Dense(units = 3) Tensor y(Tensor x);
    @MeanSquaredError Loss loss(Tensor y);
  }
  A_NetTrainer trainer() { return A_NetTrainer.builder().build(); }
}
interface B {
  @Model interface Net {
    @Input(2) Tensor x();
    @Dense(units = 3) Tensor y(Tensor x);
    @MeanSquaredError Loss loss(Tensor y);
  }
  class Deep {
    @Model protected abstract static class Net {
      @Input(2) abstract Tensor x();
      @Dense(units = 3) protected abstract Tensor y(Tensor x);
      @MeanSquaredError public abstract Loss loss(Tensor y);
    }
  }
}
