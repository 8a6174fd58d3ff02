package dev.gradwright.samples.tour;

import static dev.gradwright.layer.ActivationFunction.RELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Conv2d;
import dev.gradwright.layer.Dense;
import dev.gradwright.layer.Dropout;
import dev.gradwright.layer.Flatten;
import dev.gradwright.layer.MaxPool;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Ten classes of pictures of 28 by 28 pixels: two convolutions, each halved, then two layers. */
@Model
interface Pictures {
  @Input({1, 28, 28})
  Tensor image();

  @Conv2d(filters = 16, kernel = 5, activation = RELU)
  Tensor edges(Tensor image);

  @MaxPool(kernel = 2)
  Tensor coarse(Tensor edges);

  @Conv2d(filters = 32, kernel = 5, activation = RELU)
  Tensor shapes(Tensor coarse);

  @MaxPool(kernel = 2)
  Tensor found(Tensor shapes);

  @Flatten
  Tensor flat(Tensor found);

  @Dropout(0.25)
  Tensor thinned(Tensor flat);

  @Dense(units = 128, activation = RELU)
  Tensor hidden(Tensor thinned);

  @Dense(units = 10)
  Tensor picture(Tensor hidden);

  @SoftmaxCrossEntropy
  Loss loss(Tensor picture);
}
