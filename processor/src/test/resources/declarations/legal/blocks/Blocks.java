// GIVES OutsideNetwork Outer_InsideNetwork UserNetwork UserTrainer
package blocks;
import dev.gradwright.*;
import dev.gradwright.layer.*;
import dev.gradwright.loss.*;
@Model abstract class Outside {
  @Input({4}) abstract Tensor in();
  @Use(Outer.Inside.class) abstract Tensor forward(Tensor in);
  @Use(value = Outer.Inside.class, repeat = 11) abstract Tensor größe(Tensor forward);
}
class Outer {
  @Model(precision = Precision.DOUBLE) interface Inside {
    @Input(4) Tensor x();
    @Dense(units = 4, activation = ActivationFunction.TANH) Tensor dx(Tensor x);
    @Add Tensor out(Tensor x, Tensor dx);
    @MeanSquaredError Loss loss(Tensor out);
  }
}
@Model interface User {
  @Input(4) Tensor w();
  @Use(Outside.class) Tensor block(Tensor w);
  @Use(Outside.class) @Shared("block") @Output Tensor getClass_(Tensor block);
  @Dense(units = 4) Tensor blockForwardDx(Tensor block);
  @Dense(units = 4) @Shared("block.größe.10.dx") Tensor blockGröße10Dx(Tensor blockForwardDx);
  @Dense(units = 4) @Output Tensor BLOCK_FORWARD_DX(Tensor block);
  @SoftmaxCrossEntropy Loss loss(Tensor blockGröße10Dx);
}
