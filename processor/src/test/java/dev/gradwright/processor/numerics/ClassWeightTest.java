package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Precision;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that weigh nothing are left out, and a batch of nothing else teaches nothing. */
final class ClassWeightTest {
  private static final List<ModelSource> MODELS =
      List.of(
          model("Cross", "SoftmaxCrossEntropy(classWeights = {0, 2, 1})"),
          model("Smooth", "SoftmaxCrossEntropy(classWeights = {0, 2, 1}, labelSmoothing = 0.2)"),
          model("Likelihood", "NegativeLogLikelihood(classWeights = {0, 2, 1})"));

  private static ModelSource model(String name, String loss) {
    return ModelSource.of(
        name,
        "@Input(2) Tensor x();",
        "@Dense(units = 3) Tensor p(Tensor x);",
        "@" + loss + " Loss loss(Tensor p);");
  }

  private static Dataset rows(int... classes) {
    double[] x = new double[2 * classes.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 2 + 1;
    }
    return Dataset.builder().features("x", x, 2).classes("loss", classes, NAMES).build();
  }

  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void aBatchOfClassesThatWeighNothingHasNoLossAndNoGradient() {
    for (String option : List.of(CompiledModels.DOUBLE, "-Agradwright.verify")) {
      CompiledModels models = CompiledModels.of(MODELS, option);
      for (ModelSource source : MODELS) {
        Trainer<?> trainer = models.model(source.name()).trainer();
        trainer.forward(rows(0, 0).batch());
        assertThat(trainer.loss()).isEqualTo(0.0);
        trainer.backward();
        for (double g : Interpreted.gradient(trainer)) {
          assertThat(g).isEqualTo(0.0);
        }
        if (trainer.architecture().precision() == Precision.DOUBLE) {
          Interpreted run = Interpreted.of(models.model(source.name()), trainer, rows(0, 0));
          assertThat(run.loss()).isEqualTo(0.0);
        }
      }
    }
  }

  @Test
  void aRowOfAClassThatWeighsNothingChangesNothing() {
    CompiledModels models = CompiledModels.of(MODELS, CompiledModels.DOUBLE);
    for (String name : List.of("Cross", "Likelihood")) {
      double[] with = gradient(models, name, rows(1, 2, 0));
      double[] without = gradient(models, name, rows(1, 2));
      GradientCheck.equalBits(name, with, without);
    }
  }

  private static double[] gradient(CompiledModels models, String name, Dataset data) {
    Trainer<?> trainer = models.model(name).trainer();
    trainer.forward(data.batch());
    assertThat(trainer.loss()).isNotEqualTo(0.0);
    trainer.backward();
    return Interpreted.gradient(trainer);
  }
}
