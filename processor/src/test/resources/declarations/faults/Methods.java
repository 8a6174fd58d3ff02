package methods; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface NoLayer {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  Tensor forgotten(Tensor y); // ERROR no-layer "Tensor ^forgotten"
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface OutputAlone {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @Output Tensor forgotten(Tensor y); // ERROR no-layer "Tensor ^forgotten"
}
@Model interface NoLayerInTheMiddle {
  @Input(4) Tensor x();
  Tensor hidden(Tensor x); // ERROR no-layer "Tensor ^hidden"
  @Dense(units = 1) Tensor y(Tensor hidden);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface TwoLayers {
  @Input(4) Tensor x();
  @Dense(units = 1) @Activation(RELU) Tensor y(Tensor x); // ERROR two-layers "^@Activation" both @Dense and @Activation
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Body {
  @Input(4) Tensor x();
  @Dense(units = 1) default Tensor y(Tensor x) { return x; } // ERROR not-abstract "Tensor ^y("
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface ReturnsLoss {
  @Input(4) Tensor x();
  @Dense(units = 1) Loss y(Tensor x); // ERROR node-type "Loss ^y(" a node with @Dense returns Tensor
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface ReturnsTensor {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @MeanSquaredError Tensor loss(Tensor y); // ERROR node-type "Tensor ^loss(" a node with @MeanSquaredError returns Loss
}
@Model interface ReturnsFloats {
  @Input(4) Tensor x();
  @Dense(units = 1) float[] y(Tensor x); // ERROR node-type "float[] ^y(" float[]
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface GenericMethod {
  @Input(4) Tensor x();
  @Dense(units = 1) <T> Tensor y(Tensor x); // ERROR node-generic "Tensor ^y("
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface EdgeType {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(float[] x); // ERROR edge-type "float[] ^x" parameter 'x' is float[]
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Varargs {
  @Input(4) Tensor x();
  @Input(4) Tensor z();
  @Add Tensor y(Tensor z, Tensor... x); // ERROR node-varargs "Tensor ^y("
}
@Model interface ReadingInput {
  @Input(4) Tensor x();
  @Input(4) Tensor z(Tensor x); // ERROR input-reads "Tensor ^x)"
  @Add Tensor y(Tensor x, Tensor z);
}
@Model interface Alone {
  @Input(4) Tensor x();
  @Dense(units = 1) Tensor y(); // ERROR source-count "^@Dense" @Dense reads 1 node, but 'y' has none
  @Dense(units = 1) Tensor w(Tensor x);
  @MeanSquaredError Loss loss(Tensor y, Tensor w);
}
@Model interface TooMany {
  @Input(4) Tensor x();
  @Input(4) Tensor z();
  @Dense(units = 1) Tensor y(Tensor x, Tensor z); // ERROR source-count "Tensor ^z)" but 'y' has 2
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface OneSummand {
  @Input(4) Tensor x();
  @Add Tensor y(Tensor x); // ERROR source-count "^@Add" 2 or more nodes
}
@Model interface ThreeFactors {
  @Input(4) Tensor x();
  @Multiply Tensor y(Tensor x, @From("x") Tensor a, @From("x") Tensor b); // ERROR source-count "@From(^"x") Tensor b"
}
@Model interface NothingLearns {
  @Input(4) Tensor x();
  @Activation(TANH) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y); // ERROR nothing-learns "^@MeanSquared"
}
@Model interface BrokenValue {
  @Input(4) Tensor x();
  @Dense(units = "many") Tensor y(Tensor x); // ERROR compiler
  @MeanSquaredError Loss loss(Tensor y);
}
class Use {
  NoLayerTrainer a; OutputAloneNetwork b; NoLayerInTheMiddleTrainer c; TwoLayersTrainer d; BodyTrainer e; ReturnsLossTrainer f;
  ReturnsTensorTrainer g; ReturnsFloatsTrainer h; GenericMethodTrainer i; EdgeTypeTrainer j; VarargsNetwork k; ReadingInputNetwork l;
  AloneTrainer m; TooManyTrainer n; OneSummandNetwork o; ThreeFactorsNetwork p; NothingLearnsTrainer q; BrokenValueTrainer r;
}
