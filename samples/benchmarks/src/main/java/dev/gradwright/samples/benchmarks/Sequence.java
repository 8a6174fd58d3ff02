package dev.gradwright.samples.benchmarks;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Dense;
import dev.gradwright.layer.Lstm;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Ten classes of sequences, 32 times 16 features: the last state of an LSTM. */
@Model
public interface Sequence {
  @Input({32, 16})
  Tensor sequence();

  @Lstm(units = 64)
  Tensor lstm(Tensor sequence);

  @Dense(units = 10)
  Tensor kind(Tensor lstm);

  @SoftmaxCrossEntropy
  Loss loss(Tensor kind);
}
