package dev.gradwright.samples.benchmarks;

import static dev.gradwright.layer.ActivationFunction.GELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Add;
import dev.gradwright.layer.Attention;
import dev.gradwright.layer.Dense;
import dev.gradwright.layer.LayerNorm;
import dev.gradwright.layer.Mean;
import dev.gradwright.layer.PositionwiseDense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Ten classes of 32 positions of width 64: a transformer block that normalises first. */
@Model
public interface Transformer {
  @Input({32, 64})
  Tensor sequence();

  @LayerNorm
  Tensor norm1(Tensor sequence);

  @Attention(heads = 4)
  Tensor attention(Tensor norm1);

  @Add
  Tensor attended(Tensor sequence, Tensor attention);

  @LayerNorm
  Tensor norm2(Tensor attended);

  @PositionwiseDense(units = 256, activation = GELU)
  Tensor wide(Tensor norm2);

  @PositionwiseDense(units = 64)
  Tensor narrow(Tensor wide);

  @Add
  Tensor block(Tensor attended, Tensor narrow);

  @Mean(axes = 0)
  Tensor mean(Tensor block);

  @Dense(units = 10)
  Tensor kind(Tensor mean);

  @SoftmaxCrossEntropy
  Loss loss(Tensor kind);
}
