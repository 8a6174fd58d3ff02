package d24; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Axis {
  @Input({2, 3}) Tensor a();
  @Input({2, 4}) Tensor b();
  @Concat Tensor y(Tensor a, Tensor b); // ERROR concat-shape "Tensor ^b)" along axis 0
}
@Model interface Beyond {
  @Input({2, 3}) Tensor a();
  @Input({2, 4}) Tensor b();
  @Concat(axis = 2) Tensor y(Tensor a, Tensor b); // ERROR concat-axis "axis = ^2"
}
@Model interface Negative {
  @Input({2, 3}) Tensor a();
  @Input({2, 4}) Tensor b();
  @Concat(axis = -1) Tensor y(Tensor a, Tensor b); // ERROR concat-axis "axis = ^-1"
}
class Use { AxisNetwork a; BeyondNetwork b; NegativeNetwork c; }
