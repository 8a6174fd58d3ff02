package dev.gradwright.samples.tour;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Embedding;
import dev.gradwright.layer.Lstm;
import dev.gradwright.layer.PositionwiseDense;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** The next character at each of 128 places of a text with up to 65 different ones. */
@Model
interface Verse {
  @Input(128)
  Tensor text();

  @Embedding(size = 65, dim = 32)
  Tensor letters(Tensor text);

  @Lstm(units = 256, sequence = true)
  Tensor memory(Tensor letters);

  @PositionwiseDense(units = 65)
  Tensor successor(Tensor memory);

  @SoftmaxCrossEntropy
  Loss loss(Tensor successor);
}
