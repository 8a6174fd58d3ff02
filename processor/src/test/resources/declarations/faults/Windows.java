package windows; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*; import static dev.gradwright.layer.Padding.*;
@Model interface Kernel {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = 0) Tensor y(Tensor image); // ERROR positive-count "kernel = ^0" kernel = 0
}
@Model interface Filters {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 0, kernel = 2) Tensor y(Tensor image); // ERROR positive-count "filters = ^0" filters = 0
}
@Model interface Stride {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = 2, stride = {1, 0}) Tensor y(Tensor image); // ERROR positive-count "1, ^0" stride = 0
}
@Model interface Three {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = {2, 2, 2}) Tensor y(Tensor image); // ERROR window-numbers "kernel = ^{2" kernel has 3 numbers; give one, or one for each of the 2 axes
}
@Model interface Large {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = {3, 9}) Tensor y(Tensor image); // ERROR window-too-large "kernel = ^{3" y looks at windows of 9 places, but image[4, 6, 8] with its padding is only 8 wide
}
@Model interface High {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = 3, dilation = {3, 1}) Tensor y(Tensor image); // ERROR window-too-large "kernel = ^3" windows of 7 places
}
@Model interface Groups {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = 2, groups = 4) Tensor y(Tensor image); // ERROR groups "groups = ^4" groups = 4; it must divide the 4 channels and the 2 filters
}
@Model interface Pads {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = 2, pad = {1, 2, 3}) Tensor y(Tensor image); // ERROR pad-numbers "pad = ^{1" pad has 3 numbers; give one, one for each of the 2 axes, or two for each
}
@Model interface Negative {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = 2, pad = {1, -1}) Tensor y(Tensor image); // ERROR negative-pad "1, ^-1" pad = -1; it must be at least 0
}
@Model interface Both {
  @Input({4, 6, 8}) Tensor image();
  @Conv2d(filters = 2, kernel = 2, pad = 1, padding = SAME) Tensor y(Tensor image); // ERROR pad-and-same "pad = ^1" pad has no effect with padding = SAME
}
@Model interface Long {
  @Input({4, 9}) Tensor line();
  @Conv1d(filters = 2, kernel = 10) Tensor y(Tensor line); // ERROR window-too-large "kernel = ^10" is only 9 long
}
@Model interface OnlyOne {
  @Input({4, 9}) Tensor line();
  @Conv1d(filters = 2, kernel = {2, 3}) Tensor y(Tensor line); // ERROR window-numbers "kernel = ^{2" kernel has 2 numbers; give one
}
@Model interface Multiplier {
  @Input({4, 6, 8}) Tensor image();
  @DepthwiseConv2d(kernel = 2, multiplier = 0) Tensor y(Tensor image); // ERROR positive-count "multiplier = ^0"
}
@Model interface Between {
  @Input({4, 6, 8}) Tensor image();
  @SeparableConv2d(filters = 2, multiplier = 0, kernel = 2) Tensor y(Tensor image); // ERROR positive-count "multiplier = ^0"
}
@Model interface Many {
  @Input({4, 6, 8}) Tensor image();
  @DepthwiseConv2d(kernel = 2, multiplier = 1000000000) Tensor y(Tensor image); // ERROR too-large "^@DepthwiseConv2d" y has 4000000000 channels
}
@Model interface More {
  @Input({4, 6, 8}) Tensor image();
  @ConvTranspose2d(filters = 2, kernel = 2, stride = {2, 3}, outputPadding = 2) Tensor y(Tensor image); // ERROR output-padding "outputPadding = ^2" outputPadding = 2; it must be less than the stride, which is 2
}
@Model interface Less {
  @Input({4, 6, 8}) Tensor image();
  @ConvTranspose2d(filters = 2, kernel = 2, outputPadding = -1) Tensor y(Tensor image); // ERROR negative-pad "outputPadding = ^-1" outputPadding = -1
}
@Model interface Same {
  @Input({4, 6, 8}) Tensor image();
  @ConvTranspose2d(filters = 2, kernel = 2, stride = 2, outputPadding = 1, padding = SAME) Tensor y(Tensor image); // ERROR pad-and-same "outputPadding = ^1" outputPadding has no effect
}
@Model interface Cropped {
  @Input({4, 6, 8}) Tensor image();
  @ConvTranspose2d(filters = 2, kernel = 1, pad = {3, 0}) Tensor y(Tensor image); // ERROR cropped "pad = ^{3" y cuts off 6 places along axis 1, but only 6 are there
}
@Model interface Odd {
  @Input({4, 6, 8}) Tensor image();
  @ConvTranspose2d(filters = 3, kernel = 2, groups = 2) Tensor y(Tensor image); // ERROR groups "groups = ^2" the 4 channels and the 3 filters
}
@Model interface PoolLarge {
  @Input({4, 6, 8}) Tensor image();
  @MaxPool(kernel = 7) Tensor y(Tensor image); // ERROR window-too-large "kernel = ^7" is only 6 high
}
@Model interface PoolZero {
  @Input({4, 6, 8}) Tensor image();
  @MaxPool(kernel = 2, stride = 0) Tensor y(Tensor image); // ERROR positive-count "stride = ^0"
}
@Model interface PoolNumbers {
  @Input({4, 9}) Tensor line();
  @MaxPool(kernel = {2, 2}) Tensor y(Tensor line); // ERROR window-numbers "kernel = ^{2" kernel has 2 numbers; give one
}
@Model interface PoolStrides {
  @Input({4, 6, 8}) Tensor image();
  @AveragePool(kernel = 2, stride = {1, 1, 1}) Tensor y(Tensor image); // ERROR window-numbers "stride = ^{1" stride has 3 numbers
}
@Model interface PoolPads {
  @Input({4, 9}) Tensor line();
  @AveragePool(kernel = 2, pad = {1, 1, 1, 1}) Tensor y(Tensor line); // ERROR pad-numbers "pad = ^{1" pad has 4 numbers; give one, or two for both ends
}
@Model interface PoolAlone {
  @Input({4, 6, 8}) Tensor image();
  @MaxPool(kernel = 2, pad = 2) Tensor y(Tensor image); // ERROR pool-padding "pad = ^2" y has windows that lie in the padding alone
}
@Model interface PoolBoth {
  @Input({4, 6, 8}) Tensor image();
  @AveragePool(kernel = 3, pad = 1, padding = SAME) Tensor y(Tensor image); // ERROR pad-and-same "pad = ^1"
}
@Model interface Factor {
  @Input({4, 6, 8}) Tensor image();
  @UpSample(factor = {2, 0}) Tensor y(Tensor image); // ERROR positive-count "2, ^0" factor = 0
}
@Model interface Factors {
  @Input({4, 9}) Tensor line();
  @UpSample(factor = {2, 2}) Tensor y(Tensor line); // ERROR window-numbers "factor = ^{2" factor has 2 numbers
}
class Use { KernelNetwork n0; FiltersNetwork n1; StrideNetwork n2; ThreeNetwork n3; LargeNetwork n4; HighNetwork n5; GroupsNetwork n6; PadsNetwork n7; NegativeNetwork n8; BothNetwork n9; LongNetwork n10; OnlyOneNetwork n11; MultiplierNetwork n12; BetweenNetwork n13; ManyNetwork n14; MoreNetwork n15; LessNetwork n16; SameNetwork n17; CroppedNetwork n18; OddNetwork n19; PoolLargeNetwork n20; PoolZeroNetwork n21; PoolNumbersNetwork n22; PoolStridesNetwork n23; PoolPadsNetwork n24; PoolAloneNetwork n25; PoolBothNetwork n26; FactorNetwork n27; FactorsNetwork n28; }
