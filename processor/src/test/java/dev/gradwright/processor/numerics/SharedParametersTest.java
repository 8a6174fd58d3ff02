package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code @Shared} means for parameters, gradients and penalties. */
final class SharedParametersTest {
  /** Two branches with the same weights; the owner comes later by name. */
  private static final ModelSource SIAMESE =
      siamese("Siamese", "@Shared(\"right\")", "", ", l1 = 0.01, l2 = 0.02");

  /** The same computation where each branch has weights of its own. */
  private static final ModelSource APART =
      siamese("Apart", "", ", l1 = 0.01, l2 = 0.02", ", l1 = 0.01, l2 = 0.02");

  /** A layer after itself, with a bias of its own; a branch that only an output needs owns it. */
  private static final ModelSource TIED =
      ModelSource.of(
          "Tied",
          "@Input(3) Tensor x();",
          "@Dense(units = 3, bias = false, activation = TANH, l2 = 0.1) Tensor a(Tensor x);",
          "@Dense(units = 3, activation = TANH) @Shared(\"a\") Tensor b(Tensor a);",
          "@Dense(units = 3) @Shared(\"a\") Tensor c(Tensor b);",
          "@Dense(units = 3, l2 = 0.3) @Output Tensor aside(Tensor x);",
          "@Dense(units = 3) @Shared(\"aside\") Tensor d(Tensor c);",
          "@MeanSquaredError Loss loss(Tensor d);");

  private static final ModelSource WITHOUT_LOSS =
      ModelSource.of(
          "Free",
          "@Input(3) Tensor x();",
          "@Dense(units = 3) @Shared(\"b\") Tensor a(Tensor x);",
          "@Dense(units = 3) Tensor b(Tensor a);");

  private static final List<ModelSource> ALL = List.of(SIAMESE, APART, TIED, WITHOUT_LOSS);
  private static final CompiledModels FLOAT = CompiledModels.of(ALL);
  private static final CompiledModels FLOAT_LOOPS = CompiledModels.of(ALL, CompiledModels.LOOPS);
  private static final CompiledModels DOUBLE = CompiledModels.of(ALL, CompiledModels.DOUBLE);

  private static ModelSource siamese(String name, String shared, String left, String right) {
    return ModelSource.of(
        name,
        "@Input(4) Tensor first();",
        "@Input(4) Tensor second();",
        "@Dense(units = 3, activation = TANH"
            + left
            + ") "
            + shared
            + " Tensor left(Tensor first);",
        "@Dense(units = 3, activation = SILU" + right + ") Tensor right(Tensor second);",
        "@Multiply Tensor both(Tensor left, Tensor right);",
        "@Dense(units = 2) Tensor y(Tensor both);",
        "@MeanSquaredError Loss loss(Tensor y);");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Siamese", "Tied"})
  void gradientIsTheCentralDifference(String name) {
    for (int rows : new int[] {1, 7, 70}) {
      Trainer<?> trainer = DOUBLE.model(name).trainer();
      Dataset data = RandomData.of(trainer.architecture(), rows, 5);
      GradientCheck.check(name, trainer, data.batch());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Siamese", "Tied"})
  void interpreterGivesTheBitsOfCompiledCode(String name) {
    Trainer<?> trainer = DOUBLE.model(name).trainer();
    Dataset data = RandomData.of(trainer.architecture(), 70, 6);
    trainer.forward(data.batch());
    double loss = trainer.loss();
    trainer.backward();
    Interpreted run = Interpreted.of(DOUBLE.model(name), trainer, data);
    GradientCheck.equalBits(name, new double[] {loss}, new double[] {run.loss()});
    GradientCheck.equalBits(name, Interpreted.gradient(trainer), run.gradient());
  }

  @Test
  void sharedGradientIsTheSumOfBothAndPenaltiesCountOnce() {
    Trainer<?> shared = DOUBLE.model("Siamese").trainer();
    Trainer<?> apart = DOUBLE.model("Apart").trainer();
    for (String role : List.of("weight", "bias")) {
      double[] values = shared.parameter("right." + role);
      apart.parameter("left." + role, values);
      apart.parameter("right." + role, values);
      apart.parameter("y." + role, shared.parameter("y." + role));
    }
    Dataset data = RandomData.of(apart.architecture(), 9, 7);
    double[] losses = new double[2];
    int i = 0;
    for (Trainer<?> trainer : List.of(shared, apart)) {
      trainer.forward(data.batch());
      losses[i++] = trainer.loss();
      trainer.backward();
    }
    double[] weights = shared.parameter("right.weight");
    double penalty = 0;
    for (double w : weights) {
      penalty += 0.01 * Math.abs(w) + 0.02 * w * w;
    }
    assertThat(losses[0]).isWithin(1e-12).of(losses[1] - penalty);
    for (String role : List.of("weight", "bias")) {
      double[] left = apart.gradient("left." + role);
      double[] right = apart.gradient("right." + role);
      double[] both = shared.gradient("right." + role);
      for (int k = 0; k < both.length; k++) {
        double twice = role.equals("bias") ? 0 : 0.01 * Math.signum(weights[k]) + 0.04 * weights[k];
        assertThat(both[k]).isWithin(1e-12).of(left[k] + right[k] - twice);
      }
    }
  }

  @Test
  void aRoleThatTheOwnerLacksIsTheNodesOwnAndNothingIsKeptTwice() {
    Architecture tied = FLOAT.model("Tied").trainer().architecture();
    assertThat(tied.parameters().stream().map(Architecture.Parameter::name).toList())
        .containsExactly("a.weight", "aside.weight", "aside.bias", "b.bias", "c.bias")
        .inOrder();
    assertThat(tied.node("b").sharedWith()).hasValue("a");
    assertThat(tied.node("d").sharedWith()).hasValue("aside");
    assertThat(tied.node("a").sharedWith()).isEmpty();
    assertThat(tied.text()).contains("node b Dense [3] a ; @shared=a activation=TANH units=3\n");
  }

  @Test
  void aModelWithoutLossSharesToo() {
    Network network = FLOAT.model("Free").initial(3);
    assertThat(network.parameterCount()).isEqualTo(12);
    double[] w = network.parameter("b.weight");
    double[] x = {1, 2, 3};
    double[] y = x;
    for (int layer = 0; layer < 2; layer++) {
      double[] next = new double[3];
      for (int o = 0; o < 3; o++) {
        for (int k = 0; k < 3; k++) {
          next[o] += w[3 * o + k] * y[k];
        }
      }
      y = next;
    }
    double[] predicted = network.predict(x);
    for (int o = 0; o < 3; o++) {
      assertThat(predicted[o]).isWithin(1e-5).of(y[o]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Siamese", "Tied"})
  void straightLineLoopsAndThreadsTrainToTheSameBits(String name) {
    double[] first = trained(FLOAT, name, 1);
    assertThat(first).isNotEqualTo(Interpreted.parameters(FLOAT.model(name).trainer()));
    assertThat(Arrays.stream(first).allMatch(Double::isFinite)).isTrue();
    GradientCheck.equalBits(name, trained(FLOAT_LOOPS, name, 1), first);
    GradientCheck.equalBits(name, trained(FLOAT, name, 2), first);
  }

  private static double[] trained(CompiledModels models, String name, int threads) {
    Trainer<?> trainer =
        models
            .model(name)
            .builder()
            .optimizer(Sgd.rate(1e-2).momentum(0.9))
            .epochs(3)
            .batchSize(150)
            .threads(threads)
            .seed(4)
            .build();
    var unused = trainer.fit(RandomData.of(trainer.architecture(), 200, 8));
    return Interpreted.parameters(trainer);
  }
}
