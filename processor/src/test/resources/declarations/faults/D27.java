package d27; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*; import static dev.gradwright.layer.Padding.*;
@Model interface Flat {
  @Input(6) Tensor row();
  @Conv2d(filters = 2, kernel = 3) Tensor y(Tensor row); // ERROR rank "Tensor ^row" y takes values of the shape [channels, height, width], but row gives [6]; put @Reshape between them
}
@Model interface Line {
  @Input({4, 9}) Tensor line();
  @Conv2d(filters = 2, kernel = 3) Tensor y(Tensor line); // ERROR rank "Tensor ^line" but line gives [4, 9]
}
@Model interface Image {
  @Input({4, 6, 8}) Tensor image();
  @Conv1d(filters = 2, kernel = 3) Tensor y(Tensor image); // ERROR rank "Tensor ^image" [channels, length], but image gives [4, 6, 8]
}
@Model interface Depthwise {
  @Input(6) Tensor row();
  @DepthwiseConv2d(kernel = 3) Tensor y(Tensor row); // ERROR rank "Tensor ^row"
}
@Model interface Separable {
  @Input(6) Tensor row();
  @SeparableConv2d(filters = 2, kernel = 3) Tensor y(Tensor row); // ERROR rank "Tensor ^row"
}
@Model interface Transposed {
  @Input({4, 9}) Tensor line();
  @ConvTranspose2d(filters = 2, kernel = 3) Tensor y(Tensor line); // ERROR rank "Tensor ^line"
}
@Model interface Pool {
  @Input(6) Tensor row();
  @MaxPool(kernel = 2) Tensor y(Tensor row); // ERROR rank "Tensor ^row" [channels, height, width] or [channels, length], but row gives [6]
}
@Model interface Mean {
  @Input(6) Tensor row();
  @AveragePool(kernel = 2) Tensor y(Tensor row); // ERROR rank "Tensor ^row"
}
@Model interface Global {
  @Input(6) Tensor row();
  @GlobalAveragePool Tensor y(Tensor row); // ERROR rank "Tensor ^row"
}
@Model interface Larger {
  @Input(6) Tensor row();
  @UpSample(factor = 2) Tensor y(Tensor row); // ERROR rank "Tensor ^row"
}
class Use { FlatNetwork n0; LineNetwork n1; ImageNetwork n2; DepthwiseNetwork n3; SeparableNetwork n4; TransposedNetwork n5; PoolNetwork n6; MeanNetwork n7; GlobalNetwork n8; LargerNetwork n9; }
