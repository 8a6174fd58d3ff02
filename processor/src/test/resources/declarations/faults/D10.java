package d10; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Empty {} // ERROR no-nodes "^interface Empty"
@Model interface OnlyInput { // ERROR no-layers "^interface OnlyInput"
  @Input(4) Tensor x();
}
@Model abstract class Bodies { // ERROR no-nodes "abstract ^class"
  static int count() { return 1; }
  int other() { return 2; }
}
class Use { EmptyNetwork a; EmptyTrainer b; OnlyInputNetwork c; Object d = BodiesTrainer.builder(); }
