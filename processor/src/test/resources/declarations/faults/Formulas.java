package formulas; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Names {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor h(Tensor x);
  @Formula("h * sigmoid(hh)") Tensor y(Tensor h); // ERROR formula-name "(^"h * sig" reads 'hh', which is no parameter; the parameters are h
  @CustomLoss("(y - targt)^2") Loss loss(Tensor y);
}
@Model interface Targets {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor y(Tensor x);
  @CustomLoss("(y - targt)^2") Loss loss(Tensor y); // ERROR formula-name "(^"(y" did you mean 'target'?
}
@Model interface Syntax {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor h(Tensor x);
  @Formula("2 h + q") Tensor y(Tensor h); // ERROR formula-missing "(^"2 h" lacks an operator here
  @CustomLoss(value = "(y - target") Loss loss(Tensor y); // ERROR formula-missing "value = ^"(y" lacks ')' here
}
@Model interface Functions {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor h(Tensor x);
  @Formula("sin(h)") Tensor a(Tensor h); // ERROR formula-function "(^"sin" did you mean
  @Formula("max(a)") Tensor b(Tensor a); // ERROR formula-arguments "(^"max" takes 2 arguments, not 1
  @Formula("b > 0") Tensor y(Tensor b); // ERROR formula-comparison "(^"b" write where(a > b, yes, no)
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Parameters {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor h(Tensor x);
  @Formula("2 * h") Tensor y(Tensor h, Tensor x); // ERROR formula-unused "Tensor ^x)" the formula of 'y' does not read 'x'
  @CustomLoss("y^2") Loss loss(Tensor y); // ERROR formula-no-target "(^"y" does not read 'target'
}
@Model interface Target {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor target(Tensor x);
  @CustomLoss("(target - target)^2") Loss loss(Tensor target); // ERROR formula-target "Tensor ^target)" rename it with @From
}
@Model interface Shapes {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor h(Tensor x);
  @Dense(units = 3) Tensor k(Tensor x);
  @Formula("h + k") Tensor y(Tensor h, Tensor k); // ERROR broadcast "Tensor ^k)" y joins h[4] and k[3], which do not broadcast: 4 and 3 at axis 0
  @CustomLoss("(y - target)^2") Loss loss(Tensor y);
}
@Model interface Weights {
  @Input(4) Tensor x();
  @Weight(shape = {}) Tensor a(); // ERROR weight-shape "shape = ^{}" weight 'a' has no dimension
  @Weight(shape = {4, 0}) Tensor b(); // ERROR positive-count "{4, ^0}" the size of weight 'b'
  @Weight(shape = 4, constant = 1, initializer = Initializer.HE_NORMAL) Tensor c(); // ERROR constant-unused "constant = ^1"
  @Weight(shape = 4) Tensor d(Tensor x); // ERROR source-count "Tensor ^x)" @Weight reads no nodes, but 'd' has 1
  @Add Tensor y(Tensor a, Tensor b, Tensor c, Tensor d, Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Empty {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor h(Tensor x);
  @Formula(" ") Tensor y(Tensor h); // ERROR formula-empty "@Formula(^" the formula is empty
  @CustomLoss("") Loss loss(Tensor y); // ERROR formula-empty "@CustomLoss(^" the formula is empty
}
class Use { TargetsTrainer i; NamesTrainer a; SyntaxTrainer b; FunctionsTrainer c; ParametersTrainer d; TargetTrainer e; ShapesTrainer f; WeightsTrainer g; EmptyTrainer h; }
