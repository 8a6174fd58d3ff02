package typed; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import java.util.*;
record Flower(double length, int petals) {}
record Nothing() {}
record Strange(String name, double length, char letter) {}
record Generic<T>(T value) {}
record Holed(@Feature(missing = Feature.Gap.MEAN) Species species, double length) {}
record Outer(double x) { private record Inner(double y) {} private enum Kind { A, B } }
enum Species { ROSE, LILY, IRIS }
enum Single { ONE }
@Model interface Twice {
  @Input(value = 2, of = Flower.class) Tensor x(); // ERROR typed-shape "value = ^2" input 'x' has both a shape and of = typed.Flower
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y);
}
@Model interface NoRecord {
  @Input(of = Species.class) Tensor x(); // ERROR typed-input "of = Species^.class" input 'x' takes Species
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y);
}
@Model interface Unfixed {
  @Input(of = Generic.class) Tensor x(); // ERROR typed-input "of = Generic^.class" input 'x' takes Generic
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y);
}
@Model interface Empty {
  @Input(of = Nothing.class) Tensor x(); // ERROR typed-empty "of = Nothing^.class" the record Nothing has no components
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y);
}
@Model interface Texts {
  @Input(of = Strange.class) Tensor x(); // ERROR typed-component "of = Strange^.class" component 'name' of Strange is java.lang.String // ERROR typed-component "of = Strange^.class" component 'letter' of Strange is char
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y);
}
@Model interface MeanOfEnums {
  @Input(of = Holed.class) Tensor x(); // ERROR typed-gap "of = Holed^.class" component 'species' of Holed is an enum, which has no MEAN
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy Loss loss(Tensor y);
}
@Model interface OneClass {
  @Input(of = Flower.class) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy(of = Single.class) Loss loss(Tensor y); // ERROR typed-classes "of = Single^.class" loss 'loss' takes Single
}
@Model interface TooFew {
  @Input(of = Flower.class) Tensor x();
  @Dense(units = 2) Tensor y(Tensor x);
  @SoftmaxCrossEntropy(of = Species.class) Loss loss(Tensor y); // ERROR typed-units "of = Species^.class" 'y' gives 2 values for each class of 'loss', but Species has 3 constants
}
@Model interface Shares {
  @Input(of = Flower.class) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @SoftmaxCrossEntropy(of = Species.class, probabilities = true) Loss loss(Tensor y); // ERROR typed-probabilities "probabilities = ^true" loss 'loss' compares with probabilities
}
class Use {
  TwiceTrainer a; NoRecordTrainer b; UnfixedTrainer c; EmptyTrainer d; TextsTrainer e; MeanOfEnumsTrainer f; OneClassTrainer g; TooFewTrainer h; SharesTrainer i;
  Species ask(TooFewNetwork network) { TooFewData.of(List.of(new Flower(1, 2)), List.of(Species.ROSE)); return network.predict(new Flower(1, 2)); }
  double chance(TextsNetwork network) { TextsData.preparation(); return network.<Species>probabilities(new Strange("", 1, 'x')).get(Species.LILY); }
}
