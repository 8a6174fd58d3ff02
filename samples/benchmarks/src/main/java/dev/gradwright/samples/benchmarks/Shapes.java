package dev.gradwright.samples.benchmarks;

import static dev.gradwright.layer.ActivationFunction.RELU;

import dev.gradwright.Input;
import dev.gradwright.Loss;
import dev.gradwright.Model;
import dev.gradwright.Tensor;
import dev.gradwright.Trainer;
import dev.gradwright.layer.Dense;
import dev.gradwright.loss.SoftmaxCrossEntropy;
import dev.gradwright.train.TrainerBuilder;

/** Networks that differ in one size, for {@link Scaling}: 64 inputs, relu, ten classes. */
final class Shapes {
  static final int INPUTS = 64;
  static final int CLASSES = 10;
  private static final int WIDTH = 64;

  private Shapes() {}

  /** Returns the builder for one hidden layer of so many units. */
  static TrainerBuilder<? extends Trainer<?>> units(int units) {
    return switch (units) {
      case 8 -> Shapes_Units8Trainer.builder();
      case 16 -> Shapes_Units16Trainer.builder();
      case 32 -> Shapes_Units32Trainer.builder();
      case 64 -> Shapes_Units64Trainer.builder();
      case 128 -> Shapes_Units128Trainer.builder();
      case 256 -> Shapes_Units256Trainer.builder();
      case 512 -> Shapes_Units512Trainer.builder();
      case 1024 -> Shapes_Units1024Trainer.builder();
      default -> throw new IllegalArgumentException("no model of " + units + " units");
    };
  }

  /** Returns the builder for so many hidden layers. */
  static TrainerBuilder<? extends Trainer<?>> layers(int layers) {
    return switch (layers) {
      case 1 -> Shapes_Layers1Trainer.builder();
      case 2 -> Shapes_Layers2Trainer.builder();
      case 4 -> Shapes_Layers4Trainer.builder();
      case 8 -> Shapes_Layers8Trainer.builder();
      case 16 -> Shapes_Layers16Trainer.builder();
      default -> throw new IllegalArgumentException("no model of " + layers + " layers");
    };
  }

  /** 64-8-10. */
  @Model
  interface Units8 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 8, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-16-10. */
  @Model
  interface Units16 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 16, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-32-10. */
  @Model
  interface Units32 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 32, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-64-10. */
  @Model
  interface Units64 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 64, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-128-10. */
  @Model
  interface Units128 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 128, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-256-10. */
  @Model
  interface Units256 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 256, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-512-10. */
  @Model
  interface Units512 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 512, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-1024-10. */
  @Model
  interface Units1024 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = 1024, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-64-10. */
  @Model
  interface Layers1 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = WIDTH, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = CLASSES)
    Tensor y(Tensor h1);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64-64-64-10. */
  @Model
  interface Layers2 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = WIDTH, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h2(Tensor h1);

    @Dense(units = CLASSES)
    Tensor y(Tensor h2);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64, 4 layers of 64, 10. */
  @Model
  interface Layers4 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = WIDTH, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h2(Tensor h1);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h3(Tensor h2);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h4(Tensor h3);

    @Dense(units = CLASSES)
    Tensor y(Tensor h4);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64, 8 layers of 64, 10. */
  @Model
  interface Layers8 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = WIDTH, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h2(Tensor h1);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h3(Tensor h2);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h4(Tensor h3);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h5(Tensor h4);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h6(Tensor h5);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h7(Tensor h6);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h8(Tensor h7);

    @Dense(units = CLASSES)
    Tensor y(Tensor h8);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }

  /** 64, 16 layers of 64, 10. */
  @Model
  interface Layers16 {
    @Input(INPUTS)
    Tensor x();

    @Dense(units = WIDTH, activation = RELU)
    Tensor h1(Tensor x);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h2(Tensor h1);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h3(Tensor h2);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h4(Tensor h3);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h5(Tensor h4);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h6(Tensor h5);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h7(Tensor h6);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h8(Tensor h7);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h9(Tensor h8);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h10(Tensor h9);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h11(Tensor h10);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h12(Tensor h11);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h13(Tensor h12);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h14(Tensor h13);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h15(Tensor h14);

    @Dense(units = WIDTH, activation = RELU)
    Tensor h16(Tensor h15);

    @Dense(units = CLASSES)
    Tensor y(Tensor h16);

    @SoftmaxCrossEntropy
    Loss loss(Tensor y);
  }
}
