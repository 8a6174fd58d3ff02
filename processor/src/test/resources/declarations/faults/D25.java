package d25; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*; import static dev.gradwright.layer.Padding.*;
@Model interface Product {
  @Input({4, 6, 8}) Tensor image();
  @Reshape({4, 6, 7}) Tensor y(Tensor image); // ERROR reshape-product "Reshape(^{4" y has the shape [4, 6, 7] of 168 numbers, but image gives [4, 6, 8], which are 192; make both products equal
}
@Model interface Rest {
  @Input({4, 6, 8}) Tensor image();
  @Reshape({5, -1}) Tensor y(Tensor image); // ERROR reshape-rest "Reshape(^{5" the known sizes of y make 5, but image gives [4, 6, 8], which are 192
}
@Model interface Unknowns {
  @Input({4, 6, 8}) Tensor image();
  @Reshape({-1, 2, -1}) Tensor y(Tensor image); // ERROR reshape-unknown "2, ^-1" two sizes are -1
}
@Model interface Zero {
  @Input({4, 6, 8}) Tensor image();
  @Reshape({192, 0}) Tensor y(Tensor image); // ERROR reshape-size "192, ^0" size 0; an axis has at least 1 place
}
@Model interface Empty {
  @Input({4, 6, 8}) Tensor image();
  @Reshape({}) Tensor y(Tensor image); // ERROR reshape-empty "Reshape(^{}" y has no size
}
class Use { ProductNetwork n0; RestNetwork n1; UnknownsNetwork n2; ZeroNetwork n3; EmptyNetwork n4; }
