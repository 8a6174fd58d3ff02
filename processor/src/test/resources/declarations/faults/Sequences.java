package sequences; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
@Model interface Norms {
  @Input({4, 6}) Tensor x();
  @Output @LayerNorm(eps = 0) Tensor a(Tensor x); // ERROR positive-number "eps = ^0"
  @Output @RmsNorm(eps = Double.NaN) Tensor b(Tensor x); // ERROR positive-number "Double^.NaN"
  @Output @LayerNorm(axes = 2) Tensor c(Tensor x); // ERROR axes "axes = ^2" axes has 2, but x[4, 6] has 2 axes
  @Output @RmsNorm(axes = {0, -1}) Tensor d(Tensor x); // ERROR axes "0, ^-1" counted from 0 to 1
  @Output @LayerNorm(axes = {1, 1}) Tensor e(Tensor x); // ERROR axes "1, ^1" at most once
  @Output @GroupNorm(groups = 0) Tensor f(Tensor x); // ERROR positive-count "groups = ^0"
  @Output @GroupNorm(groups = 3) Tensor g(Tensor x); // ERROR norm-groups "groups = ^3" must divide the 4 channels of x[4, 6]
  @Output @Sum(axes = {0, 2}) Tensor h(Tensor x); // ERROR axes "0, ^2"
  @Output @Max(axes = {0, 0}) Tensor i(Tensor x); // ERROR axes "0, ^0"
  @Output @PositionwiseDense(units = 0) Tensor j(Tensor x); // ERROR positive-count "units = ^0"
  @Output @PositionwiseDense(units = 2, alpha = 1) Tensor k(Tensor x); // ERROR alpha-unused "alpha = ^1"
}
@Model interface Products {
  @Input({4, 6}) Tensor x();
  @Input({2, 6, 4}) Tensor deep();
  @Input(6) Tensor flat();
  @Output @MatMul Tensor a(Tensor x, @From("x") Tensor again); // ERROR matmul-shape "@From(^" the first has 6 columns and the second 4 rows
  @Output @MatMul Tensor b(Tensor x, Tensor deep); // ERROR matmul-shape "Tensor ^deep" the same number of axes
  @Output @MatMul Tensor c(Tensor flat, Tensor x); // ERROR matmul-shape "Tensor ^flat" at least 2
  @Output @MatMul Tensor d(Tensor x); // ERROR source-count "^@MatMul"
}
@Model interface Tables {
  @Input(5) Tensor words();
  @Input({5, 2}) Tensor image();
  @Dense(units = 5) Tensor learned(Tensor words);
  @Output @Embedding(size = 0, dim = 3) Tensor a(Tensor words); // ERROR positive-count "size = ^0"
  @Output @Embedding(size = 3, dim = -1) Tensor b(Tensor words); // ERROR positive-count "dim = ^-1"
  @Output @Embedding(size = 20000000, dim = 3) Tensor c(Tensor words); // ERROR table-size "size = ^20000000" at most 16777216 rows
  @Output @Embedding(size = 3, dim = 3, deviation = 0) Tensor d(Tensor words); // ERROR positive-number "deviation = ^0"
  @Output @Embedding(size = 3, dim = 3) Tensor e(Tensor learned); // ERROR table-source "Tensor ^learned" but learned is @Dense
  @Output @Embedding(size = 3, dim = 3) Tensor f(Tensor image); // ERROR table-shape "Tensor ^image" declare it as @Input(10)
  @Output @PositionalEncoding Tensor g(Tensor words); // ERROR rank "Tensor ^words" [time, features]
  @Output @PositionEmbedding(deviation = -1) Tensor h(Tensor image); // ERROR positive-number "deviation = ^-1"
}
@Model interface Recurrent {
  @Input({4, 6}) Tensor x();
  @Input(4) Tensor mask();
  @Input(3) Tensor first();
  @Output @Lstm(units = 0) Tensor a(Tensor x); // ERROR positive-count "units = ^0"
  @Output @Gru(units = 3, truncate = -1) Tensor b(Tensor x); // ERROR truncate "truncate = ^-1"
  @Output @Rnn(units = 3, activation = GELU) Tensor c(Tensor x); // ERROR recurrent-activation "activation = ^GELU" takes TANH or RELU
  @Output @Rnn(units = 3, bidirectional = true, reverse = true) Tensor d(Tensor x); // ERROR reverse-unused "reverse = ^true"
  @Output @Lstm(units = 3, state = true, sequence = true) Tensor e(Tensor x); // ERROR state-and-sequence "state = ^true"
  @Output @Lstm(units = 3, forgetBias = 0.0 / 0.0) Tensor f(Tensor x); // ERROR finite-number "0.0 ^/ 0.0"
  @Output @Gru(units = 3) Tensor g(Tensor mask); // ERROR rank "Tensor ^mask" [time, features]
  @Output @Gru(units = 3) Tensor h(Tensor x, Tensor mask); // ERROR sequence-sources "^@Gru" h reads a sequence, but has 2 parameters
  @Output @Gru(units = 3, masked = true) Tensor i(Tensor x, Tensor first); // ERROR mask-shape "Tensor ^first" a mask of the shape [4]
  @Output @Lstm(units = 3, initial = true) Tensor j(Tensor x, Tensor first); // ERROR sequence-sources "^@Lstm" a sequence and first h and c
  @Output @Rnn(units = 3, initial = true) Tensor k(Tensor x, Tensor mask); // ERROR mask-shape "Tensor ^mask" a first state of the shape [3]
  @Output @Rnn(units = 3, initial = true, bidirectional = true) Tensor l(Tensor x, Tensor first); // ERROR mask-shape "Tensor ^first" of the shape [6]
}
@Model interface Attentive {
  @Input({4, 6}) Tensor x();
  @Input({5, 3}) Tensor other();
  @Input(4) Tensor mask();
  @Output @Attention(heads = 0) Tensor a(Tensor x); // ERROR positive-count "heads = ^0"
  @Output @Attention(heads = 4) Tensor b(Tensor x); // ERROR heads "heads = ^4" must divide the 6 numbers
  @Output @Attention(projection = false, bias = false) Tensor c(Tensor x); // ERROR bias-unused "bias = ^false"
  @Output @Attention Tensor d(Tensor x, Tensor other); // ERROR sequence-sources "^@Attention" one node, or queries, keys and values, but has 2 parameters
  @Output @Attention Tensor e(Tensor mask); // ERROR rank "Tensor ^mask" [time, features]
  @Output @Attention(masked = true) Tensor f(Tensor x, @From("other") Tensor k, @From("other") Tensor q, Tensor mask); // ERROR mask-shape "Tensor ^mask" a mask of the shape [5]
  @Output @Attention(projection = false) Tensor g(Tensor x, Tensor other, @From("other") Tensor q); // ERROR key-shape "Tensor ^other" differ in axis 1
  @Output @Attention Tensor h(Tensor x, Tensor other, @From("x") Tensor q); // ERROR key-shape "@From(^" differ in axis 0
}
class Use { Object n = new Object[] {NormsNetwork.class, ProductsNetwork.class, TablesNetwork.class, RecurrentNetwork.class, AttentiveNetwork.class}; }
