package d14; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Slip {
  @Input(4) Tensor flower();
  @Dense(units = 16) Tensor hidden(Tensor flower);
  @Dense(units = 3) Tensor species(Tensor hiden); // ERROR unknown-node "Tensor ^hiden" did you mean 'hidden'?
  @SoftmaxCrossEntropy Loss loss(Tensor species);
}
@Model interface Near {
  @Input(4) Tensor node1();
  @Input(4) Tensor node2();
  @Input(4) Tensor node3();
  @Input(4) Tensor node4();
  @Add Tensor sum(Tensor node1, Tensor node2, Tensor node3, Tensor node4);
  @Add Tensor other(Tensor sum, Tensor node5); // ERROR unknown-node "Tensor ^node5" did you mean 'node1' or 'node2' or 'node3'?
  @Dense(units = 3) Tensor y(Tensor other);
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface Far {
  @Input(4) Tensor flower();
  @Dense(units = 3) Tensor species(Tensor flower);
  @SoftmaxCrossEntropy Loss loss(Tensor logits); // ERROR unknown-node "Tensor ^logits" the nodes are flower, species
}
@Model interface Renamed {
  @Input(4) Tensor flower();
  @Dense(units = 3) Tensor species(@From("flowre") Tensor f); // ERROR unknown-node "@From(^" did you mean 'flower'?
  @SoftmaxCrossEntropy Loss loss(Tensor species);
}
@Model interface Blank {
  @Input(4) Tensor flower();
  @Dense(units = 3) Tensor species(@From("") Tensor flower); // ERROR unknown-node "@From(^"
  @SoftmaxCrossEntropy Loss loss(Tensor species);
}
class Use {
  float[] slip(SlipNetwork n) { float[] out = new float[3]; n.species(new float[4], out); return n.predict(1, 2, 3, 4); }
  NearTrainer near = NearTrainer.builder().seed(3).build();
  FarNetwork far = FarTrainer.builder().build().network();
  RenamedTrainer renamed;
  BlankTrainer blank;
}
