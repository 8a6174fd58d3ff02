package sharedfaults; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*;
@Model interface Residual {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor hidden(Tensor x);
  @Add Tensor sum(Tensor hidden, Tensor x);
}
@Model interface Other {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor hidden(Tensor x);
}
@Model interface Unknown {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor encoder(Tensor x);
  @Dense(units = 4) @Shared("encodr") Tensor y(Tensor encoder); // ERROR unknown-node "@Shared(^" did you mean 'encoder'?
}
@Model interface Far {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @Dense(units = 4) @Shared("nothing") Tensor b(Tensor a); // ERROR unknown-node "@Shared(^" the nodes are a, x
}
@Model interface Itself {
  @Input(4) Tensor x();
  @Dense(units = 4) @Shared("y") Tensor y(Tensor x); // ERROR shares-itself "@Shared(^"
}
@Model interface Chain {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @Dense(units = 4) @Shared("a") Tensor b(Tensor a);
  @Dense(units = 4) @Shared("b") Tensor c(Tensor b); // ERROR shared-twice "@Shared(^" it uses those of 'a'
}
@Model interface Ring {
  @Input(4) Tensor x();
  @Dense(units = 4) @Shared("b") Tensor a(Tensor x); // ERROR shared-twice "@Shared(^" it uses those of 'a'
  @Dense(units = 4) @Shared("a") Tensor b(Tensor a); // ERROR shared-twice "@Shared(^" it uses those of 'b'
}
@Model interface Shapes {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @Dense(units = 3) @Shared("a") Tensor b(Tensor a); // ERROR shared-shape "@Shared(^" needs [3, 4] where that is [4, 4]
}
@Model interface Later {
  @Input(4) Tensor x();
  @Dense(units = 3) @Shared("b") Tensor a(Tensor x); // ERROR shared-shape "@Shared(^" needs [3, 4] where that is [3, 3]
  @Dense(units = 3) Tensor b(Tensor a);
}
@Model interface Without {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @Add @Shared("a") Tensor b(Tensor x, Tensor a); // ERROR nothing-to-share "@Shared(^" 'b' is a @Add
}
@Model interface OfInput {
  @Input(4) Tensor x();
  @Dense(units = 4) @Shared("x") Tensor a(Tensor x); // ERROR nothing-shared "@Shared(^" the second has none
}
@Model interface OfLoss {
  @Input(4) Tensor x();
  @Dense(units = 4) @Shared("loss") Tensor a(Tensor x); // ERROR nothing-shared "@Shared(^" the second has none
  @MeanSquaredError Loss loss(Tensor a);
}
@Model interface OnLoss {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @MeanSquaredError @Shared("a") Loss loss(Tensor a); // ERROR nothing-to-share "^@Shared" 'loss' is a loss
}
@Model interface Members {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @Dense(units = 4, l2 = 0.1) @Shared("a") Tensor b(Tensor a); // ERROR shared-unused "l2 = ^0.1" the weight is that of 'a'
  @Dense(units = 4, biasConstant = 1) @Shared("a") Tensor c(Tensor b); // ERROR shared-unused "biasConstant = ^1"
  @Dense(units = 4, initializer = Initializer.HE_NORMAL) @Shared("a") Tensor d(Tensor c); // ERROR shared-unused "Initializer^.HE"
}
@Model interface FrozenTwice {
  @Input(4) Tensor x();
  @Dense(units = 4) Tensor a(Tensor x);
  @Dense(units = 4) @Shared("a") @Frozen Tensor b(Tensor a); // ERROR shared-unused "^@Frozen" @Frozen has no effect
  @Dense(units = 4, bias = false) Tensor c(Tensor b);
  @Dense(units = 4) @Shared("c") @Frozen Tensor d(Tensor c);
  @Use(Residual.class) Tensor e(Tensor d);
  @Use(Residual.class) @Shared("e") @Frozen Tensor f(Tensor e); // ERROR shared-unused "^@Frozen" the block is that of 'e'
}
@Model interface OfBlock {
  @Input(4) Tensor x();
  @Use(Residual.class) Tensor a(Tensor x);
  @Dense(units = 4) @Shared("a") Tensor b(Tensor a); // ERROR shared-block "@Shared(^" name a node inside the block, such as a.hidden
}
@Model interface OtherBlock {
  @Input(4) Tensor x();
  @Use(Residual.class) Tensor a(Tensor x);
  @Use(Other.class) @Shared("a") Tensor b(Tensor a); // ERROR shared-block "@Shared(^" name a node that uses sharedfaults.Other
  @Use(value = Residual.class, repeat = 2) @Shared("a") Tensor c(Tensor b); // ERROR shared-block "@Shared(^"
  @Use(Residual.class) @Shared("a") Tensor d(Tensor c);
  @Use(Residual.class) @Shared("d") Tensor e(Tensor d); // ERROR shared-twice "@Shared(^" those of 'a'
  @Use(Residual.class) @Shared("f") Tensor f(Tensor e); // ERROR shares-itself "@Shared(^"
  @Use(Residual.class) @Shared("dd") Tensor g(Tensor f); // ERROR unknown-node "@Shared(^" the nodes are a, b, c, d, e, f
  @Dense(units = 4) @Shared("d.hidden") Tensor h(Tensor g); // ERROR shared-twice "@Shared(^" those of 'a.hidden'
  @Dense(units = 4) @Shared("a.hiden") Tensor i(Tensor h); // ERROR unknown-node "@Shared(^" did you mean 'a.hidden'
}
@Model interface Unfinished {
  @Input(4) Tensor x();
  @Dense(units = 0) Tensor a(Tensor x); // ERROR positive-count "units = ^0"
  @Dense(units = 4) @Shared("a") Tensor b(Tensor x);
}
@Model interface NoText {
  @Input(4) Tensor x();
  @Dense(units = 4) @Shared Tensor a(Tensor x); // ERROR compiler
}
class Users {
  float[] shape(ShapesNetwork n) { return n.b(1, 2, 3, 4); }
}
