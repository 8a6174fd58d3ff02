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
import dev.gradwright.train.KernelChoice;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code @Use} means: the block's nodes in the place of the node, with parameters of its own.
 */
final class BlocksTest {
  private static final ModelSource RESIDUAL =
      ModelSource.of(
          "Residual",
          "@Input(4) Tensor x();",
          "@Dense(units = 4, activation = TANH) Tensor hidden(Tensor x);",
          "@Add Tensor sum(Tensor hidden, Tensor x);");

  private static final ModelSource STACK =
      ModelSource.of(
          "Stack",
          "@Input(3) Tensor in();",
          "@Dense(units = 4) Tensor stem(Tensor in);",
          "@Use(value = Residual.class, repeat = 3) Tensor body(Tensor stem);",
          "@Dense(units = 2) Tensor head(Tensor body);",
          "@SoftmaxCrossEntropy Loss loss(Tensor head);");

  /** The same network with every node written by hand. */
  private static final ModelSource BY_HAND =
      ModelSource.of(
          "ByHand",
          "@Input(3) Tensor in();",
          "@Dense(units = 4) Tensor stem(Tensor in);",
          "@Dense(units = 4, activation = TANH) Tensor h0(Tensor stem);",
          "@Add Tensor s0(Tensor h0, Tensor stem);",
          "@Dense(units = 4, activation = TANH) Tensor h1(Tensor s0);",
          "@Add Tensor s1(Tensor h1, Tensor s0);",
          "@Dense(units = 4, activation = TANH) Tensor h2(Tensor s1);",
          "@Add Tensor s2(Tensor h2, Tensor s1);",
          "@Dense(units = 2) Tensor head(Tensor s2);",
          "@SoftmaxCrossEntropy Loss loss(Tensor head);");

  /** A block with several inputs, a loss that does not count, and a node that only it needs. */
  private static final ModelSource MIX =
      ModelSource.of(
          "Mix",
          "@Input(4) Tensor query();",
          "@Input(2) Tensor memory();",
          "@Dense(units = 4) Tensor key(Tensor memory);",
          "@Dense(units = 4) Tensor wanted(Tensor memory);",
          "@Multiply Tensor product(Tensor query, Tensor key);",
          "@MeanSquaredError Loss loss(Tensor product, Tensor wanted);");

  /** Blocks of blocks; names that could meet those of generated code. */
  private static final ModelSource DEEP =
      ModelSource.of(
          "Deep",
          "@Input(4) Tensor x();",
          "@Input(2) Tensor m();",
          "@Use(Residual.class) Tensor a(Tensor x);",
          "@Use(Mix.class) Tensor mixed(@From(\"a\") Tensor query, @From(\"m\") Tensor memory);",
          "@Use(value = Residual.class, repeat = 2) Tensor end(Tensor mixed);");

  private static final ModelSource USER =
      ModelSource.of(
          "User",
          "@Input(2) Tensor left();",
          "@Input(4) Tensor right();",
          "@Use(Deep.class) Tensor b(@From(\"left\") Tensor m, @From(\"right\") Tensor x);",
          "@Use(Deep.class) @Shared(\"b\") @Output",
          "Tensor c(@From(\"left\") Tensor m, @From(\"b\") Tensor x);",
          "@Dense(units = 4, activation = TANH) Tensor bEnd1Hidden(Tensor c);",
          "@Dense(units = 4) @Shared(\"b.end.1.hidden\") Tensor predict(Tensor bEnd1Hidden);",
          "@MeanSquaredError Loss loss(Tensor b);",
          "@MeanSquaredError Loss other(Tensor predict);");

  private static final ModelSource FROZEN =
      ModelSource.of(
          "Cold",
          "@Input(4) Tensor x();",
          "@Use(value = Residual.class, repeat = 2) @Frozen Tensor body(Tensor x);",
          "@Dense(units = 2) Tensor y(Tensor body);",
          "@MeanSquaredError Loss loss(Tensor y);");

  private static final List<ModelSource> ALL =
      List.of(RESIDUAL, STACK, BY_HAND, MIX, DEEP, USER, FROZEN);
  private static final CompiledModels FLOAT = CompiledModels.of(ALL);
  private static final CompiledModels FLOAT_LOOPS = CompiledModels.of(ALL, CompiledModels.LOOPS);
  private static final CompiledModels DOUBLE = CompiledModels.of(ALL, CompiledModels.DOUBLE);

  private static List<String> parameters(Architecture architecture) {
    return architecture.parameters().stream().map(Architecture.Parameter::name).toList();
  }

  @Test
  void nodesAndParametersAreNamedByTheirPath() {
    Architecture stack = FLOAT.model("Stack").trainer().architecture();
    assertThat(stack.nodes().stream().map(Architecture.Node::name).toList())
        .containsExactly(
            "in",
            "stem",
            "body.0.hidden",
            "body.0.sum",
            "body.1.hidden",
            "body.1.sum",
            "body.2.hidden",
            "body.2.sum",
            "head")
        .inOrder();
    assertThat(stack.node("head").inputs()).containsExactly("body.2.sum");
    assertThat(stack.node("body.0.sum").inputs())
        .containsExactly("body.0.hidden", "stem")
        .inOrder();
    assertThat(parameters(stack)).containsAtLeast("body.0.hidden.weight", "body.2.hidden.bias");
  }

  @Test
  void aFrozenBlockDoesNotLearn() {
    Trainer<?> trainer = FLOAT.model("Cold").trainer();
    double[] before = trainer.parameter("body.1.hidden.weight");
    double[] head = trainer.parameter("y.weight");
    var unused = trainer.fit(RandomData.of(trainer.architecture(), 32, 1));
    GradientCheck.equalBits("frozen", trainer.parameter("body.1.hidden.weight"), before);
    assertThat(trainer.parameter("y.weight")).isNotEqualTo(head);
    assertThat(trainer.architecture().node("body.0.sum").settings()).isEmpty();
    assertThat(trainer.architecture().node("body.0.hidden").settings()).containsKey("@frozen");
  }

  @Test
  void blocksOfBlocksAreFlatAndLossesAreLeftOut() {
    Architecture user = FLOAT.model("User").trainer().architecture();
    assertThat(parameters(user))
        .containsExactly(
            "b.a.hidden.weight",
            "b.a.hidden.bias",
            "b.mixed.key.weight",
            "b.mixed.key.bias",
            "b.end.0.hidden.weight",
            "b.end.0.hidden.bias",
            "b.end.1.hidden.weight",
            "b.end.1.hidden.bias",
            "bEnd1Hidden.weight",
            "bEnd1Hidden.bias")
        .inOrder();
    assertThat(user.nodes().stream().map(Architecture.Node::name).toList())
        .doesNotContain("b.mixed.wanted");
    assertThat(user.node("c.end.1.hidden").sharedWith()).hasValue("b.end.1.hidden");
    assertThat(user.losses()).hasSize(2);
    assertThat(user.loss("b").name()).isEqualTo("loss");
    assertThat(user.loss("b").prediction()).isEqualTo("b.end.1.sum");
  }

  @Test
  void outputsAreCalledByTheNodeThatUsesTheBlock() throws ReflectiveOperationException {
    Network network = FLOAT.model("User").initial(2);
    assertThat(network.architecture().outputs().stream().map(Architecture.Output::name).toList())
        .containsExactly("b", "c", "predict");
    Method named = network.getClass().getMethod("c", float[].class, float[].class);
    named.setAccessible(true);
    float[] raw = (float[]) named.invoke(network, new float[] {1, 2}, new float[] {0.5f, 1, -1, 2});
    assertThat(raw).hasLength(4);
  }

  @Test
  void aBlockComputesWhatItsNodesWouldByHand() {
    Trainer<?> stack = DOUBLE.model("Stack").trainer();
    Trainer<?> byHand = DOUBLE.model("ByHand").trainer();
    for (Architecture.Parameter p : stack.architecture().parameters()) {
      String name = p.name().replaceAll("body\\.(\\d)\\.hidden", "h$1");
      byHand.parameter(name, stack.parameter(p.name()));
    }
    Dataset data = RandomData.of(stack.architecture(), 70, 3);
    for (Trainer<?> trainer : List.of(stack, byHand)) {
      trainer.forward(data.batch());
    }
    assertThat(stack.loss()).isEqualTo(byHand.loss());
    stack.backward();
    byHand.backward();
    GradientCheck.equalBits("by hand", Interpreted.gradient(stack), Interpreted.gradient(byHand));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stack", "User"})
  void gradientIsTheCentralDifference(String name) {
    for (int rows : new int[] {1, 7, 70}) {
      Trainer<?> trainer = DOUBLE.model(name).trainer();
      Dataset data = RandomData.of(trainer.architecture(), rows, 5);
      GradientCheck.check(name, trainer, data.batch());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stack", "User"})
  void straightLineAndLoopsTrainToTheSameBits(String name) {
    double[] first = trained(FLOAT, name);
    assertThat(first).isNotEqualTo(Interpreted.parameters(FLOAT.model(name).trainer()));
    GradientCheck.equalBits(name, trained(FLOAT_LOOPS, name), first);
  }

  @Test
  void vectorsTrainAndPredictTheSameBits() {
    double[] plain = trained(FLOAT, "Stack");
    GradientCheck.equalBits("Stack", trained(FLOAT, "Stack", KernelChoice.VECTOR), plain);
    PredictionBodies bodies =
        new PredictionBodies(FLOAT.model("Stack"), FLOAT.model("Stack").initial(3));
    bodies.inputs(new Random(5), 70);
    double[] expected = bodies.plain(70);
    GradientCheck.equalBits("vectors", bodies.vectors(70), expected);
    expected = bodies.plain(1);
    GradientCheck.equalBits("one row", bodies.row(), expected);
  }

  private static double[] trained(CompiledModels models, String name) {
    return trained(models, name, KernelChoice.PLAIN);
  }

  private static double[] trained(CompiledModels models, String name, KernelChoice kernels) {
    Trainer<?> trainer =
        models
            .model(name)
            .builder()
            .optimizer(Sgd.rate(1e-3).momentum(0.9))
            .epochs(3)
            .batchSize(70)
            .seed(1)
            .kernels(kernels)
            .build();
    var unused = trainer.fit(RandomData.of(trainer.architecture(), 100, 8));
    return Interpreted.parameters(trainer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stack", "User"})
  void aSavedNetworkPredictsTheSameBits(String name, @TempDir Path folder) {
    Network network = FLOAT.model(name).initial(11);
    Path file = folder.resolve("model.safetensors");
    network.save(file);
    Network loaded = FLOAT.model(name).load(file);
    double[] x = RandomData.gaussian(new Random(4), network.inputWidth());
    GradientCheck.equalBits(name, loaded.predict(x), network.predict(x));
    assertThat(loaded.architecture()).isEqualTo(network.architecture());
  }

  @Test
  void fiftyResidualBlocksCompileAndLearn() {
    List<ModelSource> sources = new ArrayList<>(List.of(RESIDUAL));
    sources.add(
        ModelSource.of(
            "Fifty",
            "@Input(4) Tensor x();",
            "@Use(value = Residual.class, repeat = 50) Tensor body(Tensor x);",
            "@Dense(units = 1) Tensor y(Tensor body);",
            "@MeanSquaredError Loss loss(Tensor y);"));
    CompiledModels models = CompiledModels.of(sources);
    System.out.printf(
        Locale.ROOT, "50 residual blocks: processor %.1f s%n", models.processorNanos() / 1e9);
    Trainer<?> trainer = models.model("Fifty").trainer();
    assertThat(trainer.architecture().nodes()).hasSize(102);
    var unused = trainer.fit(RandomData.of(trainer.architecture(), 64, 8));
    for (double p : Interpreted.parameters(trainer)) {
      assertThat(p).isFinite();
    }
  }
}
