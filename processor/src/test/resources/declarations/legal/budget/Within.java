// GIVES WithinNetwork WithinTrainer NoneNetwork
package budget;

import dev.gradwright.*;
import dev.gradwright.layer.*;
import dev.gradwright.loss.*;

@Model
@Budget(parameters = 131, flops = 254, memory = 724)
interface Within {
  @Input(4) Tensor flower();
  @Dense(units = 16, activation = ActivationFunction.TANH) Tensor hidden(Tensor flower);
  @Dense(units = 3) Tensor species(Tensor hidden);
  @SoftmaxCrossEntropy Loss loss(Tensor species);
}

@Model
@Budget(memory = 0)
interface None {
  @Input(4) Tensor flower();
  @Dense(units = 16) Tensor hidden(Tensor flower);
}
