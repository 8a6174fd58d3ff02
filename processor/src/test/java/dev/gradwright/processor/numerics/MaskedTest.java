package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.train.Evaluation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Missing targets of masked losses add nothing; the mean is over those that are known. */
final class MaskedTest {
  private static final double NAN = Double.NaN;
  private static final List<String> NAMES = List.of("a", "b", "c");

  private static final List<ModelSource> NUMBERS =
      List.of(
          model("Squared", "MeanSquaredError"),
          model("Absolute", "MeanAbsoluteError"),
          model("Probable", "SigmoidCrossEntropy"),
          model("Own", "CustomLoss(\"log(1 + exp(p - target)) * p\")"));
  private static final List<ModelSource> ROWS =
      List.of(
          model("Shares", "SoftmaxCrossEntropy(probabilities = true)"),
          model("Divergence", "KullbackLeibler"));
  private static final List<ModelSource> CLASSES =
      List.of(
          model("Cross", "SoftmaxCrossEntropy"),
          model("Weighted", "SoftmaxCrossEntropy(classWeights = {3, 2, 1})"),
          model("Likelihood", "NegativeLogLikelihood"),
          model("Margin", "MultiMargin"));
  private static final ModelSource PLACES =
      ModelSource.of(
          "Places",
          "@Input(2) Tensor x();",
          "@Dense(units = 6) Tensor d(Tensor x);",
          "@Reshape({2, 3}) Tensor p(Tensor d);",
          "@Masked @SoftmaxCrossEntropy Loss loss(Tensor p);");
  private static final ModelSource YES_OR_NO =
      ModelSource.of(
          "YesOrNo",
          "@Input(2) Tensor x();",
          "@Dense(units = 1) Tensor p(Tensor x);",
          "@Masked @SigmoidCrossEntropy Loss loss(Tensor p);");
  private static final ModelSource UNMASKED =
      ModelSource.of(
          "Unmasked",
          "@Input(2) Tensor x();",
          "@Dense(units = 3) Tensor p(Tensor x);",
          "@SoftmaxCrossEntropy Loss loss(Tensor p);");

  private static final CompiledModels MODELS =
      CompiledModels.of(
          List.of(NUMBERS, ROWS, CLASSES, List.of(PLACES, YES_OR_NO, UNMASKED)).stream()
              .flatMap(List::stream)
              .toList(),
          CompiledModels.DOUBLE);

  private static ModelSource model(String name, String loss) {
    return ModelSource.of(
        name,
        "@Input(2) Tensor x();",
        "@Dense(units = 3) Tensor p(Tensor x);",
        "@Masked @" + loss + " Loss loss(Tensor p);");
  }

  private static DatasetBuilder features(int rows) {
    double[] x = new double[2 * rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.5 + i % 3;
    }
    return Dataset.builder().features("x", x, 2);
  }

  private static Dataset targets(int rows, double... values) {
    return features(rows).targets("loss", values, values.length / rows).build();
  }

  private static Dataset classes(int width, int... labels) {
    return features(labels.length / width).classes("loss", labels, width, NAMES).build();
  }

  /** Returns the loss of the rows, and behind it the gradient. */
  private static double[] step(ModelSource model, Dataset data) {
    Trainer<?> trainer = MODELS.model(model.name()).trainer();
    trainer.forward(data.batch());
    double loss = trainer.loss();
    trainer.backward();
    double[] gradient = Interpreted.gradient(trainer);
    double[] step = new double[1 + gradient.length];
    step[0] = loss;
    System.arraycopy(gradient, 0, step, 1, gradient.length);
    return step;
  }

  private static void assertNothing(ModelSource model, Dataset data) {
    for (double number : step(model, data)) {
      assertWithMessage(model.name()).that(number == 0).isTrue();
    }
  }

  @Test
  void aBatchOfNothingButMissingTargetsHasNoLossAndNoGradient() {
    double[] missing = new double[6];
    Arrays.fill(missing, NAN);
    NUMBERS.forEach(model -> assertNothing(model, targets(2, missing)));
    ROWS.forEach(model -> assertNothing(model, targets(2, missing)));
    CLASSES.forEach(model -> assertNothing(model, classes(1, -1, -1)));
    assertNothing(PLACES, classes(2, -1, -1, -1, -1));
  }

  @Test
  void aMissingNumberHasAGradientOfExactlyZero() {
    for (ModelSource model : NUMBERS) {
      double[] step = step(model, targets(1, 1, NAN, 0));
      // the weights [out, in] and the bias of the second unit, whose targets are all missing
      for (int i : new int[] {3, 4, 8}) {
        assertWithMessage(model.name()).that(step[i] == 0).isTrue();
      }
      for (int i : new int[] {1, 2, 5, 6, 7, 9}) {
        assertWithMessage(model.name()).that(step[i]).isNotEqualTo(0.0);
      }
    }
  }

  @Test
  void theMeanIsOverTheKnownNumbers() {
    for (ModelSource model : NUMBERS) {
      double whole = step(model, targets(1, 1, 0, 1))[0] * 3;
      double first = step(model, targets(1, 1, NAN, NAN))[0];
      double others = step(model, targets(1, NAN, 0, 1))[0] * 2;
      assertWithMessage(model.name()).that(first + others).isWithin(1e-12).of(whole);
    }
    double both = step(PLACES, classes(2, 2, 1))[0] * 2;
    double one = step(PLACES, classes(2, 2, -1))[0];
    double other = step(PLACES, classes(2, -1, 1))[0];
    assertThat(one + other).isWithin(1e-12).of(both);
  }

  @Test
  void aRowWhoseTargetIsMissingChangesNoBit() {
    for (ModelSource model : CLASSES) {
      check(model, classes(1, 1, 2, -1), classes(1, 1, 2));
    }
    for (ModelSource model : NUMBERS) {
      check(model, targets(3, 1, 0, 1, 0, 0, 1, NAN, NAN, NAN), targets(2, 1, 0, 1, 0, 0, 1));
    }
    for (ModelSource model : ROWS) {
      check(
          model,
          targets(3, 0.5, 0, 0.5, 0, 0.25, 0.75, NAN, NAN, NAN),
          targets(2, 0.5, 0, 0.5, 0, 0.25, 0.75));
    }
    check(PLACES, classes(2, 1, 2, 0, 0, -1, -1), classes(2, 1, 2, 0, 0));
  }

  private static void check(ModelSource model, Dataset with, Dataset without) {
    double[] more = step(model, with);
    double[] less = step(model, without);
    assertWithMessage(model.name()).that(less[0]).isNotEqualTo(0.0);
    GradientCheck.equalBits(model.name(), more, less);
  }

  @Test
  void aMissingOneOfTwoClassesThatServeAsAProbabilityIsLeftOut() {
    List<String> names = List.of("no", "yes");
    Dataset with = features(3).classes("loss", new int[] {1, 0, -1}, names).build();
    Dataset without = features(2).classes("loss", new int[] {1, 0}, names).build();
    check(YES_OR_NO, with, without);
  }

  @Test
  void metricsLeaveMissingTargetsOut() {
    Trainer<?> numbers = MODELS.model("Squared").trainer();
    Evaluation with = numbers.evaluate(targets(3, 1, 0, 1, 0, 0, 1, NAN, NAN, NAN));
    Evaluation without = numbers.evaluate(targets(2, 1, 0, 1, 0, 0, 1));
    assertThat(with.metric("mae")).isEqualTo(without.metric("mae"));
    Trainer<?> classes = MODELS.model("Cross").trainer();
    assertThat(classes.evaluate(classes(1, 1, 2, -1)).metric("accuracy"))
        .isEqualTo(classes.evaluate(classes(1, 1, 2)).metric("accuracy"));
  }

  @Test
  void infinitiesAndHalfARowOfSharesAreRefusedWhereGapsAreNot() {
    Trainer<?> numbers = MODELS.model("Squared").trainer();
    Dataset infinite = targets(1, 1, NAN, Double.POSITIVE_INFINITY);
    DataException tooLarge = assertThrows(DataException.class, () -> numbers.fit(infinite));
    assertThat(tooLarge).hasMessageThat().contains("row 0, column 2 is Infinity");
    Trainer<?> shares = MODELS.model("Shares").trainer();
    Dataset half = targets(1, 0.5, NAN, 0.5);
    DataException torn = assertThrows(DataException.class, () -> shares.fit(half));
    assertThat(torn).hasMessageThat().contains("row 0 sums to NaN");
  }

  @Test
  void aMissingClassIsAnErrorWithoutTheMark() {
    Trainer<?> trainer = MODELS.model("Unmasked").trainer();
    Dataset data = classes(1, 0, -1);
    DataException refused = assertThrows(DataException.class, () -> trainer.fit(data));
    assertThat(refused).hasMessageThat().contains("row 1 has no class; mark the loss with @Masked");
  }

  @Test
  void theGraphSaysThatALossIsMasked() {
    Architecture masked = MODELS.model("Cross").trainer().architecture();
    Architecture plain = MODELS.model("Unmasked").trainer().architecture();
    assertThat(masked.losses().get(0).masked()).isTrue();
    assertThat(plain.losses().get(0).masked()).isFalse();
  }
}
