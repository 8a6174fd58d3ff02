package d16; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Cycle {
  @Input(4) Tensor x();
  @Add Tensor b(Tensor x, Tensor a); // ERROR cycle "Tensor ^a)" a -> b -> a
  @Activation(RELU) Tensor a(Tensor b);
  @Dense(units = 3) Tensor y(Tensor a);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Long {
  @Input(4) Tensor x();
  @Add Tensor one(Tensor x, Tensor three); // ERROR cycle "Tensor ^three" one -> two -> three -> one
  @Activation(RELU) Tensor two(Tensor one);
  @Activation(RELU) Tensor three(Tensor two);
  @Dense(units = 3) Tensor y(Tensor three);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Two {
  @Input(4) Tensor x();
  @Add Tensor a(Tensor x, Tensor b); // ERROR cycle "Tensor ^b)" a -> b -> a
  @Activation(RELU) Tensor b(Tensor a);
  @Add Tensor c(Tensor x, Tensor d); // ERROR cycle "Tensor ^d)" c -> d -> c
  @Activation(RELU) Tensor d(Tensor c);
  @Add Tensor e(Tensor b, Tensor d);
  @Dense(units = 3) Tensor y(Tensor e);
  @MeanSquaredError Loss loss(Tensor y);
}
class Use { CycleTrainer a; LongTrainer b; TwoTrainer c; }
