package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values and gradients of all losses and penalties against the reference table, through generated
 * code in float, straight-line, and in double, in loops.
 */
final class LossReferenceTest {
  private static final CompiledModels FLOAT = CompiledModels.of(models());
  private static final CompiledModels DOUBLE =
      CompiledModels.of(models(), CompiledModels.DOUBLE, CompiledModels.LOOPS);

  private static List<ModelSource> models() {
    List<ModelSource> models = new ArrayList<>();
    cases().forEach(c -> models.addAll(c.models()));
    return models;
  }

  static Stream<LossCase> cases() {
    return Reference.csv("losses.csv").stream().map(LossCase::of);
  }

  @Test
  void theTableIsWhole() {
    assertThat(cases().filter(c -> !c.isPenalty()).count()).isEqualTo(59);
    assertThat(cases().filter(LossCase::isPenalty).count()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossAndGradientAreThoseOfTheTable(LossCase reference) {
    reference.check(FLOAT, Near.FLOAT);
    reference.check(DOUBLE, Near.DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void extremeLogitsGiveFiniteLossAndGradient(LossCase reference) {
    if (!reference.isExtreme()) {
      return;
    }
    for (CompiledModels models : List.of(FLOAT, DOUBLE)) {
      LossCase.Result result = reference.run(models, reference.models().get(0).name());
      assertWithMessage("%s loss", reference).that(result.loss()).isFinite();
      for (double g : result.gradient()) {
        assertWithMessage("%s gradient", reference).that(g).isFinite();
      }
    }
  }
}
