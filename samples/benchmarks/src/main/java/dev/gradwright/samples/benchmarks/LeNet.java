package dev.gradwright.samples.benchmarks;

import static dev.gradwright.layer.ActivationFunction.RELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.layer.Conv2d;
import dev.gradwright.layer.Dense;
import dev.gradwright.layer.Flatten;
import dev.gradwright.layer.MaxPool;
import dev.gradwright.loss.SoftmaxCrossEntropy;

/** Ten classes of images 1x28x28: two convolutions with pooling, three dense layers. */
@Model
public interface LeNet {
  @Input({1, 28, 28})
  Tensor image();

  @Conv2d(filters = 6, kernel = 5, activation = RELU)
  Tensor conv1(Tensor image);

  @MaxPool(kernel = 2)
  Tensor pool1(Tensor conv1);

  @Conv2d(filters = 16, kernel = 5, activation = RELU)
  Tensor conv2(Tensor pool1);

  @MaxPool(kernel = 2)
  Tensor pool2(Tensor conv2);

  @Flatten
  Tensor flat(Tensor pool2);

  @Dense(units = 120, activation = RELU)
  Tensor hidden1(Tensor flat);

  @Dense(units = 84, activation = RELU)
  Tensor hidden2(Tensor hidden1);

  @Dense(units = 10)
  Tensor digit(Tensor hidden2);

  @SoftmaxCrossEntropy
  Loss loss(Tensor digit);
}
