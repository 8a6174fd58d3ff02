package budgets; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model
@Budget(parameters = 130) // ERROR budget "parameters = ^130" has 131 parameters, more than its budget of 130; most are those of hidden (80), species (51): make
interface Large {
  @Input(4) Tensor flower();
  @Dense(units = 16, activation = TANH) Tensor hidden(Tensor flower);
  @Dense(units = 3) Tensor species(Tensor hidden);
  @SoftmaxCrossEntropy Loss loss(Tensor species);
}
@Model
@Budget(
    parameters = 131,
    flops = 253, // ERROR budget "flops = ^253" takes 254 floating-point operations forward per row, more than its budget of 253; most are those of hidden (144), species (96), loss (14):
    memory = 723) // ERROR budget "memory = ^723" takes 724 bytes for its parameters and one row in training, more than its budget of 723; most are those of hidden (448), species (240), loss (20):
interface Slow {
  @Input(4) Tensor flower();
  @Dense(units = 16, activation = TANH) Tensor hidden(Tensor flower);
  @Dense(units = 3) Tensor species(Tensor hidden);
  @SoftmaxCrossEntropy Loss loss(Tensor species);
}
@Model(precision = Precision.DOUBLE)
@Budget(memory = 724) // ERROR budget "memory = ^724" takes 1,448 bytes
interface Wide {
  @Input(4) Tensor flower();
  @Dense(units = 16, activation = TANH) Tensor hidden(Tensor flower);
  @Dense(units = 3) Tensor species(Tensor hidden);
  @SoftmaxCrossEntropy Loss loss(Tensor species);
}
@Model
@Budget(parameters = -1, flops = 0, // ERROR budget-number "parameters = ^-1" parameters = -1; a limit is a whole number from 1 up, or 0 for none
    memory = Long.MIN_VALUE) // ERROR budget-number "Long^.MIN_VALUE" memory = -9223372036854775808
interface Negative {
  @Input(4) Tensor flower();
  @Dense(units = 0) Tensor hidden(Tensor flower); // ERROR positive-count "units = ^0"
}
@Model
@Budget(parameters = 1)
interface Untold {
  @Input(4) Tensor flower();
  @Dense(units = 0) Tensor hidden(Tensor flower); // ERROR positive-count "units = ^0"
}
@Budget(parameters = 1) // ERROR budget-alone "^@Budget" Alone has @Budget but is no model
interface Alone {}
class Use {
  float[] large(LargeNetwork n) { return n.predict(1, 2, 3, 4); }
  SlowTrainer slow = SlowTrainer.builder().seed(3).build();
  WideTrainer wide;
  NegativeNetwork negative;
  UntoldNetwork untold;
}
