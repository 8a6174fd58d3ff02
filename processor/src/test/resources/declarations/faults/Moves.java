package moves; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*; import static dev.gradwright.layer.Padding.*;
@Model interface Twice {
  @Input({4, 6, 8}) Tensor image();
  @Permute({0, 1, 1}) Tensor y(Tensor image); // ERROR permutation "Permute(^{0" [0, 1, 1] is no order of the 3 axes of image[4, 6, 8]; name each from 0 to 2 once
}
@Model interface FromOne {
  @Input({4, 6, 8}) Tensor image();
  @Permute({1, 2, 3}) Tensor y(Tensor image); // ERROR permutation "Permute(^{1"
}
@Model interface Few {
  @Input({4, 6, 8}) Tensor image();
  @Permute({1, 0}) Tensor y(Tensor image); // ERROR permutation "Permute(^{1"
}
@Model interface Odd {
  @Input({4, 6, 8}) Tensor image();
  @Pad({1, 2, 3}) Tensor y(Tensor image); // ERROR pad-pairs "Pad(^{1" y has 3 numbers; give one, or two for each of at most 3 axes
}
@Model interface Many {
  @Input(6) Tensor row();
  @Pad({1, 2, 3, 4}) Tensor y(Tensor row); // ERROR pad-pairs "Pad(^{1" y has 4 numbers
}
@Model interface Negative {
  @Input(6) Tensor row();
  @Pad({1, -2}) Tensor y(Tensor row); // ERROR negative-pad "1, ^-2" value = -2
}
@Model interface Infinite {
  @Input(6) Tensor row();
  @Pad(value = 1, constant = 1 / 0.0) Tensor y(Tensor row); // ERROR finite-number "1 ^/ 0.0" constant = Infinity
}
@Model interface Axis {
  @Input({4, 6, 8}) Tensor image();
  @Slice(axis = 3) Tensor y(Tensor image); // ERROR axis "axis = ^3" y has axis = 3, but image has 3 axes; count them from 0
}
@Model interface From {
  @Input(6) Tensor row();
  @Slice(from = 6) Tensor y(Tensor row); // ERROR slice-range "from = ^6" y takes the places from 6 to the end, but axis 0 of row[6] has 6
}
@Model interface To {
  @Input(6) Tensor row();
  @Slice(to = 7) Tensor y(Tensor row); // ERROR slice-range "to = ^7" from 0 to 7
}
@Model interface Nothing {
  @Input(6) Tensor row();
  @Slice(from = 3, to = -3) Tensor y(Tensor row); // ERROR slice-range "to = ^-3" from 3 to -3
}
@Model interface Step {
  @Input(6) Tensor row();
  @Slice(step = 0) Tensor y(Tensor row); // ERROR positive-count "step = ^0" step = 0
}
class Use { TwiceNetwork n0; FromOneNetwork n1; FewNetwork n2; OddNetwork n3; ManyNetwork n4; NegativeNetwork n5; InfiniteNetwork n6; AxisNetwork n7; FromNetwork n8; ToNetwork n9; NothingNetwork n10; StepNetwork n11; }
