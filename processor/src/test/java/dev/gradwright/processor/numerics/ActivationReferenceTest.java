package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values and derivatives of all activations against the reference tables, through generated code in
 * both precisions, as a layer of their own and inside a dense layer.
 *
 * <p>The divergence from a distribution of one class is a loss of value -y and slope -1 exactly, so
 * the loss gives the value, and the gradient of a bias in front the derivative.
 */
final class ActivationReferenceTest {
  private static final CompiledModels FLOAT = CompiledModels.of(models());
  private static final CompiledModels DOUBLE =
      CompiledModels.of(models(), CompiledModels.DOUBLE, CompiledModels.LOOPS);
  private static final Dataset ZERO =
      Dataset.builder().features(new double[1], 1).targets(new double[] {1}, 1).build();

  private static List<ModelSource> models() {
    List<ModelSource> models = new ArrayList<>();
    for (String name : names()) {
      models.add(
          ModelSource.of(
              "Layer_" + name,
              "@Input(1) Tensor x();",
              "@Dense(units = 1) Tensor z(Tensor x);",
              "@Activation(" + declared("value", name) + ") Tensor y(Tensor z);",
              "@KullbackLeibler Loss loss(Tensor y);"));
      models.add(
          ModelSource.of(
              "Dense_" + name,
              "@Input(1) Tensor x();",
              "@Dense(units = 1, " + declared("activation", name) + ") Tensor z(Tensor x);",
              "@KullbackLeibler Loss loss(Tensor z);"));
    }
    return models;
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    Reference.csv("activations.csv").forEach(row -> names.add(row.text("activation")));
    return names;
  }

  /** The annotation members of an activation of the table. */
  private static String declared(String member, String name) {
    String alpha =
        switch (name) {
          case "leaky_relu_02", "hard_sigmoid_onnx" -> ", alpha = 0.2";
          case "elu_05" -> ", alpha = 0.5";
          default -> "";
        };
    return member + " = " + constant(name) + alpha;
  }

  private static String constant(String name) {
    return name.replaceAll("_(02|05|onnx)$", "").toUpperCase(Locale.ROOT);
  }

  static Stream<Reference.Row> points() {
    return Reference.csv("activations.csv").stream();
  }

  static Stream<Reference.Row> edges() {
    return Reference.csv("activations_edge.csv").stream();
  }

  @Test
  void theTableCoversEveryActivation() {
    TreeSet<String> constants = new TreeSet<>();
    names().forEach(name -> constants.add(constant(name)));
    TreeSet<String> all = new TreeSet<>();
    for (var f : dev.gradwright.layer.ActivationFunction.values()) {
      all.add(f.name());
    }
    assertThat(constants).isEqualTo(all);
    assertThat(Reference.csv("activations.csv")).hasSize(240);
    assertThat(Reference.csv("activations_edge.csv")).hasSize(126);
  }

  @ParameterizedTest
  @MethodSource("points")
  void valueAndDerivativeAreThoseOfTheTable(Reference.Row point) {
    check(FLOAT, point, Near.FLOAT);
    check(DOUBLE, point, Near.DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("edges")
  void kinksSaturationInfinityAndNanAreThoseOfTheTable(Reference.Row point) {
    check(FLOAT, point, Near.FLOAT);
    check(DOUBLE, point, Near.SATURATED);
  }

  private static void check(CompiledModels models, Reference.Row point, Near near) {
    for (String kind : new String[] {"Layer_", "Dense_"}) {
      Trainer<?> trainer = models.model(kind + point.text("activation")).trainer();
      trainer.parameter("z.weight", 1);
      trainer.parameter("z.bias", point.number("x"));
      trainer.forward(ZERO.batch());
      double value = -trainer.loss();
      trainer.backward();
      double derivative = -trainer.gradient("z.bias")[0];
      String what = kind + trainer.architecture().precision() + " " + point;
      near.check(what + " value", value, point.number("value"));
      near.check(what + " derivative", derivative, point.number("derivative"));
    }
  }

  @Test
  void nanStaysNanInValueAndDerivative() {
    for (CompiledModels models : List.of(FLOAT, DOUBLE)) {
      for (String name : names()) {
        for (String kind : new String[] {"Layer_", "Dense_"}) {
          Trainer<?> trainer = models.model(kind + name).trainer();
          trainer.parameter("z.bias", Double.NaN);
          trainer.forward(ZERO.batch());
          assertWithMessage("%s%s value", kind, name).that(trainer.loss()).isNaN();
          trainer.backward();
          boolean linear = name.equals("identity");
          assertWithMessage("%s%s derivative", kind, name)
              .that(Double.isNaN(trainer.gradient("z.bias")[0]))
              .isEqualTo(!linear);
        }
      }
    }
  }
}
