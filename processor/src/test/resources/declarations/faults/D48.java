package d48; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model enum Enumerated { A } // ERROR model-type "^@Model" an enum
@Model @interface Annotation {} // ERROR model-type "^@Model" an annotation
@Model record Recorded(int a) {} // ERROR model-type "^@Model" a record
@Model sealed interface Closed permits Permitted { // ERROR model-type "^@Model" sealed
  @Input(4) Tensor x();
}
non-sealed interface Permitted extends Closed {}
@Model final class Final { // ERROR model-type "^@Model" a final class
}
@Model class Concrete { // ERROR model-type "^@Model" a concrete class
  Tensor x() { return null; }
}
@Model interface Generic<T> { // ERROR model-generic "^interface Generic"
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
}
class Use {
  EnumeratedNetwork a; AnnotationTrainer b; RecordedNetwork c; ClosedTrainer d; FinalNetwork e; ConcreteNetwork f;
  float[] g(GenericNetwork n) { return n.y(1, 2); }
}
