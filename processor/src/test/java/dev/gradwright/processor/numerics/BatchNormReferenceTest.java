package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.Reference;
import dev.gradwright.train.KernelChoice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Batch normalization in training against the reference cases, output and every gradient.
 *
 * <p>Row r of the input is the r-th unit vector, so the weights of a dense layer without bias are
 * its values row by row, and their gradients those by these values. The upstream numbers are such
 * values, too; their gradient is the output. The loss is minus the sum of both.
 */
final class BatchNormReferenceTest {
  private static final CompiledModels FLOAT = CompiledModels.of(models());
  private static final CompiledModels LOOPS = CompiledModels.of(models(), CompiledModels.LOOPS);
  private static final CompiledModels DOUBLE = CompiledModels.of(models(), CompiledModels.DOUBLE);
  private static final CompiledModels DOUBLE_LOOPS =
      CompiledModels.of(models(), CompiledModels.DOUBLE, CompiledModels.LOOPS);

  /** One case of the table. */
  record Case(Object json) {
    String layer() {
      return (String) Reference.at(json, "layer");
    }

    private List<Integer> shape() {
      return Reference.list(json, "inputs", "x", "shape").stream()
          .map(n -> ((Double) n).intValue())
          .toList();
    }

    private int rows() {
      return shape().get(0);
    }

    private int width() {
      return input("x").length / rows();
    }

    private double[] input(String name) {
      return Reference.numbers(json, "inputs", name, "data");
    }

    private double[] gradient(String name) {
      return Reference.numbers(json, "gradients", name);
    }

    ModelSource model() {
      String shape = shape().subList(1, shape().size()).toString();
      String values = "@Dense(bias = false, units = " + width() + ") Tensor ";
      return ModelSource.of(
          layer(),
          "@Input(" + rows() + ") Tensor unit();",
          values + "x(Tensor unit);",
          values + "upstream(Tensor unit);",
          "@Reshape(" + shape.replace('[', '{').replace(']', '}') + ") Tensor shaped(Tensor x);",
          "@BatchNorm Tensor normal(Tensor shaped);",
          "@Reshape(" + width() + ") Tensor y(Tensor normal);",
          "@Multiply Tensor product(Tensor y, Tensor upstream);",
          "@Dense(units = 1, bias = false, initializer = Initializer.CONSTANT, constant = 1)"
              + " Tensor sum(Tensor product);",
          "@KullbackLeibler(weight = " + rows() + ") Loss loss(Tensor sum);");
    }

    void check(String body, Trainer<?> trainer, Near near) {
      trainer.parameter("x.weight", transposed(input("x")));
      trainer.parameter("upstream.weight", transposed(Reference.numbers(json, "upstream")));
      trainer.parameter("normal.weight", input("gamma"));
      trainer.parameter("normal.bias", input("beta"));
      double[] units = new double[rows() * rows()];
      for (int r = 0; r < rows(); r++) {
        units[r * rows() + r] = 1;
      }
      double[] certain = new double[rows()];
      Arrays.fill(certain, 1);
      trainer.forward(
          Dataset.builder().features(units, rows()).targets(certain, 1).build().batch());
      double unused = trainer.loss();
      trainer.backward();
      String what = body + " " + layer();
      double[] output = transposed(Reference.numbers(json, "output", "data"));
      near.check(what + " output", negated(trainer.gradient("upstream.weight")), output);
      double[] dx = transposed(gradient("x"));
      near.check(what + " dx", negated(trainer.gradient("x.weight")), dx);
      near.check(what + " dW", negated(trainer.gradient("normal.weight")), gradient("gamma"));
      near.check(what + " dB", negated(trainer.gradient("normal.bias")), gradient("beta"));
    }

    private double[] transposed(double[] values) {
      double[] out = new double[values.length];
      for (int i = 0; i < out.length; i++) {
        out[i % width() * rows() + i / width()] = values[i];
      }
      return out;
    }

    private static double[] negated(double[] numbers) {
      return Arrays.stream(numbers).map(n -> -n).toArray();
    }

    @Override
    public String toString() {
      return layer();
    }
  }

  static Stream<Case> cases() {
    return Reference.list(Reference.json("layers.json"), "cases").stream()
        .map(Case::new)
        .filter(c -> c.layer().startsWith("batchnorm"));
  }

  private static List<ModelSource> models() {
    return cases().map(Case::model).toList();
  }

  @Test
  void bothCasesOfTheTableAreTested() {
    assertThat(cases().map(Case::layer).toList())
        .containsExactly("batchnorm_train_2d", "batchnorm_train_4d");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputAndGradientsAreThoseOfTheTable(Case reference) {
    String name = reference.layer();
    reference.check("double", DOUBLE.model(name).trainer(), Near.DOUBLE);
    reference.check("double in loops", DOUBLE_LOOPS.model(name).trainer(), Near.DOUBLE);
    reference.check("float", FLOAT.model(name).trainer(), Near.FLOAT_LAYER);
    reference.check("float in loops", LOOPS.model(name).trainer(), Near.FLOAT_LAYER);
    Trainer<?> vectors =
        FLOAT.model(name).builder().optimizer(Sgd.rate(0.1)).kernels(KernelChoice.VECTOR).build();
    reference.check("vectors", vectors, Near.FLOAT_LAYER);
  }
}
