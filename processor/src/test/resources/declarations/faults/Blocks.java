package blocks; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*;
@Model interface Residual {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor hidden(Tensor x);
  @Add Tensor sum(Tensor hidden, Tensor x);
}
@Model interface Narrow {
  @Input(4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
}
@Model interface Pair {
  @Input(4) Tensor query();
  @Input(2) Tensor memory();
  @Dense(units = 4) Tensor key(Tensor memory);
  @Add Tensor sum(Tensor query, Tensor key);
}
@Model interface Forked {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @Dense(units = 4) Tensor b(Tensor x);
}
@Model interface Nothing {
  @Input(4) @Output Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @MeanSquaredError Loss loss(Tensor x, Tensor a); // ERROR nothing-learns "^@MeanSquaredError"
}
@Model interface Passing {
  @Input(4) @Output Tensor x();
  @Input(4) Tensor z();
  @Dense(units = 4) Tensor a(Tensor z);
  @MeanSquaredError Loss loss(Tensor a);
}
interface Plain {}
@Model interface NoModel {
  @Input(4) Tensor x();
  @Use(Plain.class) Tensor y(Tensor x); // ERROR not-a-block "@Use(Plain^.class" blocks.Plain is no model
  @Use(int[].class) Tensor z(Tensor x); // ERROR not-a-block "@Use(int[]^.class"
}
@Model interface NoType {
  @Input(4) Tensor x();
  @Use(Missing.class) Tensor y(Tensor x); // ERROR compiler
}
@Model interface Returned {
  @Input(4) Tensor x();
  @Use(Residual.class) Loss y(Tensor x); // ERROR node-type "Loss ^y" a node with @Use returns Tensor
}
@Model interface TwoOutputs {
  @Input(4) Tensor x();
  @Use(Forked.class) Tensor y(Tensor x); // ERROR block-output "@Use(Forked^.class" has 2 outputs: a, b
}
@Model interface NoOutput {
  @Input(4) Tensor x();
  @Use(Passing.class) Tensor y(Tensor x); // ERROR block-output "@Use(Passing^.class"
}
@Model interface OfFaulty {
  @Input(4) Tensor x();
  @Use(Nothing.class) Tensor y(Tensor x); // ERROR block-output "@Use(Nothing^.class" nothing but its input
}
@Model interface OneTooMany {
  @Input(4) Tensor x();
  @Input(4) Tensor z();
  @Use(Residual.class) Tensor y(Tensor x, Tensor z); // ERROR block-inputs "Tensor x, Tensor ^z" which takes 1 node: x
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface OneTooFew {
  @Input(4) Tensor query();
  @Use(Pair.class) Tensor y(Tensor query); // ERROR block-inputs "^@Use" which takes 2 nodes: memory, query
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface None {
  @Input(4) Tensor x();
  @Add Tensor two(@From("x") Tensor a, @From("x") Tensor b);
  @Use(Residual.class) Tensor y(); // ERROR block-inputs "^@Use" 'y' gives nothing to the block
}
@Model interface WrongName {
  @Input(4) Tensor query();
  @Input(2) Tensor memry();
  @Use(Pair.class) Tensor y(Tensor query, Tensor memry); // ERROR block-input-name "Tensor ^memry" did you mean 'memory'?
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface WrongNode {
  @Input(4) Tensor query();
  @Input(2) Tensor store();
  @Use(Pair.class) Tensor y(Tensor query, @From("stor") Tensor memory); // ERROR unknown-node "@From(^" did you mean 'store'?
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface WrongShape {
  @Input(5) Tensor x();
  @Use(Residual.class) Tensor body(Tensor x); // ERROR block-shape "Tensor ^x" the block blocks.Residual of 'body' takes [4], but x gives [5]
  @Dense(units = 2) Tensor y(Tensor body);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface AfterBlock {
  @Input(4) Tensor x();
  @Use(Narrow.class) Tensor first(Tensor x);
  @Use(Residual.class) Tensor second(Tensor first); // ERROR block-shape "Tensor ^first" takes [4], but first gives [3]
}
@Model interface BadBlock {
  @Input(4) Tensor x();
  @Dense(units = 0) Tensor y(Tensor x); // ERROR positive-count "units = ^0"
}
@Model interface OfBad {
  @Input(4) Tensor x();
  @Use(BadBlock.class) Tensor body(Tensor x);
  @Dense(units = 2) Tensor y(Tensor body);
}
@Model interface BadWiring {
  @Input(4) Tensor x();
  @Dense(units = 2) Tensor y(Tensor z); // ERROR unknown-node "Tensor ^z"
}
@Model interface OfWiring {
  @Input(4) Tensor x();
  @Use(BadWiring.class) Tensor body(Tensor x);
}
@Model interface OfOfWiring {
  @Input(4) Tensor x();
  @Use(OfWiring.class) Tensor body(Tensor x);
}
@Model interface Zero {
  @Input(4) Tensor x();
  @Use(value = Residual.class, repeat = 0) Tensor y(Tensor x); // ERROR positive-count "repeat = ^0"
}
@Model interface Huge {
  @Input(4) Tensor x();
  @Use(value = Residual.class, repeat = 2000000000) Tensor y(Tensor x); // ERROR block-size "repeat = ^2000000000" to 4000000001 nodes
}
@Model interface Shrinking {
  @Input(4) Tensor x();
  @Use(value = Narrow.class, repeat = 2) Tensor y(Tensor x); // ERROR block-repeat "repeat = ^2" takes [4] and gives [3]
}
@Model interface TwoInputs {
  @Input(4) Tensor query();
  @Input(2) Tensor memory();
  @Use(value = Pair.class, repeat = 2) Tensor y(Tensor query, Tensor memory); // ERROR block-repeat "repeat = ^2" which takes 2 inputs
}
@Model interface Self {
  @Input(4) Tensor x();
  @Use(Self.class) Tensor y(Tensor x); // ERROR block-ring "@Use(Self^.class" blocks.Self -> blocks.Self
}
@Model interface RingC {
  @Input(4) Tensor x();
  @Use(RingA.class) Tensor y(Tensor x);
}
@Model interface RingA {
  @Input(4) Tensor x();
  @Use(RingB.class) Tensor y(Tensor x); // ERROR block-ring "@Use(RingB^.class" blocks.RingA -> blocks.RingB -> blocks.RingC -> blocks.RingA
}
@Model interface RingB {
  @Input(4) Tensor x();
  @Use(RingC.class) Tensor y(Tensor x);
}
@Model interface OfRing {
  @Input(4) Tensor x();
  @Use(RingC.class) Tensor y(Tensor x);
}
@Model interface Unread {
  @Input(4) Tensor x();
  @Use(Residual.class) Tensor body(Tensor x); // ERROR unread-node "Tensor ^body" reads 'body'
  @Dense(units = 2) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Cyclic {
  @Input(4) Tensor x();
  @Add Tensor sum(Tensor x, Tensor body); // ERROR cycle "Tensor ^body" body -> sum -> body
  @Use(Residual.class) Tensor body(Tensor sum);
  @MeanSquaredError Loss loss(Tensor body);
}
@Model interface TwoKinds {
  @Input(4) Tensor x();
  @Dense(units = 4) @Use(Residual.class) Tensor y(Tensor x); // ERROR two-layers "^@Use"
}
class Users {
  float[] shape(WrongShapeNetwork n) { return n.body(1, 2, 3, 4); }
  WrongShapeTrainer trainer = WrongShapeTrainer.builder().build();
  float[] ring(OfRingNetwork n) { return n.y(1, 2, 3, 4); }
}
