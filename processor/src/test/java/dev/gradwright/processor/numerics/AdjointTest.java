package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers that are linear maps J: their backward pass must be the transpose, {@code <J v, u> = <v,
 * J^T u>} for any v and u. Here v is a learnable array, u the target of the loss {@code mean(y *
 * u)}, whose value is the left side and whose gradient is {@code J^T u}, both over the same count.
 */
final class AdjointTest {
  private static final List<String> LAYERS =
      List.of(
          "{2, 4, 5} @Conv2d(filters = 3, kernel = 3, bias = false)",
          "{2, 4, 5} @Conv2d(filters = 2, kernel = 2, stride = 2, padding = SAME, bias = false)",
          "{2, 4, 5} @Conv2d(filters = 2, kernel = 2, dilation = 2, stride = 2, pad = 1, bias = false)",
          "{2, 4, 5} @Conv2d(filters = 4, kernel = 3, groups = 2, pad = {0, 2}, bias = false)",
          "{2, 4, 5} @Conv2d(filters = 2, kernel = 1, bias = false)",
          "{3, 7} @Conv1d(filters = 2, kernel = 3, stride = 2, pad = 1, bias = false)",
          "{2, 4, 5} @DepthwiseConv2d(kernel = 3, multiplier = 2, padding = SAME, bias = false)",
          "{2, 4, 5} @SeparableConv2d(filters = 3, kernel = 2, bias = false)",
          "{2, 3, 4} @ConvTranspose2d(filters = 3, kernel = 3, stride = 2, pad = 1, bias = false)",
          "{2, 4, 5} @AveragePool(kernel = 2)",
          "{2, 4, 5} @AveragePool(kernel = 3, stride = 1, pad = 1, countPadding = false)",
          "{2, 4, 5} @GlobalAveragePool",
          "{2, 3, 4} @UpSample(factor = 2)",
          "{2, 3, 4} @UpSample(factor = {2, 3}, mode = Interpolation.BILINEAR)",
          "{2, 3, 4} @Pad({1, 0, 2, 1})",
          "{2, 3, 4} @Slice(axis = 2, from = 1, step = 2)",
          "{2, 3, 4} @Permute({2, 0, 1})",
          "{2, 3, 4} @Reshape({4, -1})",
          "{2, 3, 4} @Flatten",
          "{2, 3, 4} @Mean(axes = {0, 2})",
          "{2, 3, 4} @Sum(axes = 1, keepAxes = true)",
          "{3, 4} @PositionwiseDense(units = 5, bias = false)",
          "{6} @Dense(units = 5, bias = false)",
          "{6} @Formula(\"2 * v - 0.5 * v\")");

  private static final CompiledModels DOUBLE =
      CompiledModels.of(
          IntStream.range(0, LAYERS.size()).mapToObj(AdjointTest::source).toList(),
          CompiledModels.DOUBLE);

  private static ModelSource source(int i) {
    String layer = LAYERS.get(i);
    int space = layer.indexOf('@');
    return ModelSource.of(
        "Linear" + i,
        "@Input(1) Tensor x();",
        "@Weight(shape = " + layer.substring(0, space).strip() + ") Tensor w();",
        "@Formula(\"w + 0 * x\") Tensor v(Tensor w, Tensor x);",
        layer.substring(space) + " Tensor y(Tensor v);",
        "@CustomLoss(\"y * target\") Loss loss(Tensor y);");
  }

  static List<Integer> cases() {
    return IntStream.range(0, LAYERS.size()).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void backwardPassIsTheTransposeOfTheForwardPass(int i) {
    Trainer<?> trainer = DOUBLE.model("Linear" + i).trainer();
    Random random = new Random(i);
    for (Architecture.Parameter p : trainer.architecture().parameters()) {
      double[] values = random.doubles(p.size(), -1, 1).toArray();
      trainer.parameter(p.name(), values);
    }
    double[] v = trainer.parameter("w.weight");
    Dataset data = RandomData.of(trainer.architecture(), 3, i);
    Batch batch = data.batch();
    trainer.forward(batch);
    double left = trainer.loss();
    trainer.backward();
    double[] transposed = trainer.gradient("w.weight");
    double right = 0;
    double size = 0;
    for (int k = 0; k < v.length; k++) {
      right += v[k] * transposed[k];
      size += Math.abs(v[k] * transposed[k]);
    }
    assertWithMessage(LAYERS.get(i)).that(left).isWithin(1e-12 * Math.max(size, 1)).of(right);
    assertWithMessage("%s does something", LAYERS.get(i)).that(size).isGreaterThan(1e-6);
  }
}
