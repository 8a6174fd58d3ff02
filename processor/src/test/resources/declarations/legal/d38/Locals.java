package d38; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES LocalsNetwork LocalsTrainer LoopsTrainer
@Model interface Locals {
  @Input(2) Tensor w();
  @Input(2) Tensor v();
  @Input(2) Tensor out();
  @Input(2) Tensor rows();
  @Input(2) Tensor out_();
  @Dense(units = 2, activation = SILU) Tensor d(Tensor w);
  @Dense(units = 2, activation = TANH) Tensor g(Tensor v);
  @Dense(units = 2, activation = GELU) Tensor s(Tensor d);
  @Softmax Tensor r(Tensor g);
  @Softmax Tensor max(Tensor s);
  @Add Tensor sum(Tensor r, Tensor max, Tensor out, Tensor rows, Tensor out_);
  @Dense(units = 2) Tensor x0(Tensor sum);
  @Dense(units = 2) Tensor z0(Tensor x0);
  @Dense(units = 2) Tensor x1(Tensor z0);
  @Dense(units = 2, activation = MISH) Tensor dz(Tensor x1);
  @Dense(units = 2) Tensor dy(Tensor dz);
  @Dense(units = 2) Tensor dx(Tensor dy);
  @Dense(units = 2, activation = SELU) Tensor z(Tensor dx);
  @Dense(units = 2) Tensor p(Tensor z);
  @Dense(units = 2) Tensor t(Tensor p);
  @Dense(units = 2) Tensor k(Tensor t);
  @Dense(units = 2) Tensor o(Tensor k);
  @Dense(units = 2) Tensor i(Tensor o);
  @Dense(units = 2) Tensor j(Tensor i);
  @Dense(units = 2) Tensor from(Tensor j);
  @Dense(units = 2) Tensor to(Tensor from);
  @Dense(units = 2) Tensor whole(Tensor to);
  @Dense(units = 2) Tensor piece(Tensor whole);
  @Dense(units = 2) Tensor first(Tensor piece);
  @Dense(units = 2) Tensor values(Tensor first);
  @Dense(units = 2) Tensor gradient(Tensor values);
  @Dense(units = 2) Tensor scale(Tensor gradient);
  @Dense(units = 2) Tensor fma(Tensor scale);
  @Dense(units = 2, activation = TANH) Tensor tanh(Tensor fma);
  @Dense(units = 2, activation = SIGMOID) Tensor sigmoid(Tensor tanh);
  @Dense(units = 2) Tensor Math(Tensor sigmoid);
  @Dense(units = 2) Tensor Maths(Tensor Math);
  @Dense(units = 2) Tensor LAYOUT(Tensor Maths);
  @Dense(units = 2) Tensor GRAPH(Tensor LAYOUT);
  @Dense(units = 2) Tensor ARCHITECTURE(Tensor GRAPH);
  @SoftmaxCrossEntropy Loss logSum(@From("ARCHITECTURE") Tensor a);
  @MeanSquaredError Loss total(@From("ARCHITECTURE") Tensor a);
}
@Model interface Loops {
  @Input(20) Tensor w();
  @Dense(units = 20, activation = SILU) Tensor v(Tensor w);
  @Dense(units = 20, activation = TANH) Tensor d(Tensor v);
  @Softmax Tensor max(Tensor d);
  @Softmax Tensor sum(@From("max") Tensor m);
  @Dense(units = 20) Tensor x0(Tensor sum);
  @Dense(units = 20) Tensor xk(Tensor x0);
  @Dense(units = 20) Tensor r(Tensor xk);
  @SoftmaxCrossEntropy Loss s(Tensor r);
}
