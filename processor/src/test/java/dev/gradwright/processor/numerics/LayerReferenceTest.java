package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers against the reference cases: outputs, and gradients of the sum of upstream * output. */
final class LayerReferenceTest {
  private static final List<String> LAYERS =
      List.of(
          "dense",
          "dense_1x1",
          "conv2d",
          "conv1d",
          "conv_transpose2d",
          "max_pool2d",
          "avg_include_pad_pool2d",
          "avg_exclude_pad_pool2d",
          "global_avg_pool",
          "softmax",
          "residual_dense_tanh");

  private static final CompiledModels FLOAT = CompiledModels.of(models());
  private static final CompiledModels DOUBLE =
      CompiledModels.of(models(), CompiledModels.DOUBLE, CompiledModels.LOOPS);

  private static List<ModelSource> models() {
    return cases().flatMap(c -> Stream.of(c.model(false), c.model(true))).toList();
  }

  static Stream<ReferenceCase> cases() {
    return ReferenceCase.all().stream().filter(c -> LAYERS.contains(c.layer()));
  }

  @Test
  void everyLayerOfTheTableThatWeHaveIsTested() {
    assertThat(cases().map(ReferenceCase::layer).distinct().toList())
        .containsExactlyElementsIn(LAYERS);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAndGradientsAreThoseOfTheTable(ReferenceCase reference) {
    reference.check(FLOAT, Near.FLOAT_LAYER);
    reference.check(DOUBLE, Near.DOUBLE);
  }
}
