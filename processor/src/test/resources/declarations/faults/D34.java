package d34; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Weight {
  @Input(100_000) Tensor x();
  @Dense(units = 100_000) Tensor y(Tensor x); // ERROR too-large "^@Dense" 10000000000 numbers in its weight
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Sum { // ERROR too-large "^interface Sum" 4800040000 parameters
  @Input(40_000) Tensor x();
  @Dense(units = 40_000) Tensor h(Tensor x);
  @Dense(units = 40_000, bias = false) Tensor y(Tensor h);
  @Dense(units = 40_000 * 2 / 2, bias = false) @Output Tensor other(Tensor y);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Overflow {
  @Input({2147483647, 2147483647, 2147483647}) Tensor x(); // ERROR too-large "^@Input" 9903520300447984150353281023
  @Activation(RELU) Tensor y(Tensor x);
}
@Model interface Joined {
  @Input(2147483647) Tensor a();
  @Input(2147483647) Tensor b();
  @Concat Tensor y(Tensor a, Tensor b); // ERROR too-large "^@Concat" 4294967294
}
class Use { WeightTrainer a; SumTrainer b; OverflowNetwork c; JoinedNetwork d; }
