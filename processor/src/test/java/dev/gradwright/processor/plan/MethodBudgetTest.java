package dev.gradwright.processor.plan;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.processor.testing.CodeLengths;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.EclipseCompiler;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HotSpot compiles no method over 8,000 bytes of bytecode, so no generated method may come near,
 * under either compiler.
 */
final class MethodBudgetTest {
  private static final int LARGEST_METHOD = 7_000;
  private static final int CHAIN = 2_000;

  private static ModelSource model(String name, int in, String... rest) {
    List<String> members = new ArrayList<>();
    members.add("@Input(" + in + ") Tensor x();");
    members.addAll(List.of(rest));
    return ModelSource.of(name, members.toArray(String[]::new));
  }

  private static String dense(int units, String options, String source) {
    return "@Dense(units = " + units + options + ") Tensor y(Tensor " + source + ");";
  }

  private static final String MSE = "@MeanSquaredError Loss loss(Tensor y);";

  private static List<ModelSource> shapes() {
    List<ModelSource> models = new ArrayList<>();
    for (int in = 1; in <= 256; in *= 2) {
      for (String f : List.of("MISH")) {
        String x = dense(in, "", "x").replace(" y(", " h(");
        models.add(model("S" + in + f, in, x, dense(256 / in, ", activation = " + f, "h"), MSE));
      }
    }
    models.add(
        model("Wide", 8, dense(4_096, ", activation = GELU_TANH, l1 = 1, l2 = 1", "x"), MSE));
    models.add(
        model(
            "Softmax256",
            2,
            "@Dense(units = 256) Tensor h(Tensor x);",
            "@Softmax Tensor y(Tensor h);",
            "@LogCosh Loss loss(Tensor y);"));
    return models;
  }

  private static List<ModelSource> losses() {
    List<ModelSource> models = new ArrayList<>();
    String weights =
        IntStream.range(0, 300).mapToObj(i -> i + 0.5 + "").collect(Collectors.joining(", "));
    for (String loss :
        List.of(
            "SoftmaxCrossEntropy",
            "SoftmaxCrossEntropy(probabilities = true)",
            "SoftmaxCrossEntropy(labelSmoothing = 0.1)",
            "LogitDistillation(temperature = 2)",
            "SigmoidCrossEntropy(positiveWeight = 2)",
            "MultiMargin",
            "KullbackLeibler",
            "Huber")) {
      models.add(loss(models.size(), 256, loss));
    }
    for (String loss :
        List.of(
            "SoftmaxCrossEntropy(classWeights = {" + weights + "})",
            "SoftmaxCrossEntropy(labelSmoothing = 0.1, classWeights = {" + weights + "})",
            "NegativeLogLikelihood(classWeights = {" + weights + "})")) {
      models.add(loss(models.size(), 300, loss));
    }
    return models;
  }

  private static ModelSource loss(int number, int units, String loss) {
    return model("L" + number, 2, dense(units, "", "x"), "@" + loss + " Loss loss(Tensor y);");
  }

  private static List<ModelSource> joins() {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      members.add("@Dense(units = 1) Tensor n" + i + "(Tensor x);");
    }
    String all =
        IntStream.range(0, 250).mapToObj(i -> "Tensor n" + i).collect(Collectors.joining(", "));
    List<ModelSource> models = new ArrayList<>();
    for (String join : List.of("Add", "Concat")) {
      List<String> rest = new ArrayList<>(members);
      rest.add("@" + join + " Tensor y(" + all + ");");
      rest.add(MSE);
      models.add(model("Join" + join, 1, rest.toArray(String[]::new)));
    }
    List<String> rest = new ArrayList<>(members);
    for (int i = 0; i < 250; i++) {
      rest.add("@MeanSquaredError(weight = 2) Loss loss" + i + "(Tensor n" + i + ");");
    }
    models.add(model("Losses", 1, rest.toArray(String[]::new)));
    return models;
  }

  private static ModelSource chain() {
    List<String> members = new ArrayList<>();
    String before = "x";
    for (int i = 0; i < CHAIN; i++) {
      String name = i == CHAIN - 1 ? "y" : String.format(Locale.ROOT, "layer%04d", i);
      members.add(
          "@Dense(units = 2, activation = TANH, l2 = 1e-4) Tensor "
              + name
              + "(Tensor "
              + before
              + ");");
      before = name;
    }
    members.add(MSE);
    return model("Chain", 2, members.toArray(String[]::new));
  }

  private static void check(List<ModelSource> sources, String... options) {
    CompiledModels models = CompiledModels.of(sources, options);
    Map<String, byte[]> eclipse = EclipseCompiler.compile(models);
    checkLengths("javac", models.classes());
    checkLengths("ECJ", eclipse);
    boolean loops = List.of(options).contains(CompiledModels.LOOPS);
    for (ModelSource source : sources) {
      checkEstimates(models, source.name(), eclipse, loops ? 0 : Planner.STRAIGHT_LINE_LIMIT);
    }
  }

  private static void checkLengths(String compiler, Map<String, byte[]> classes) {
    assertThat(classes).isNotEmpty();
    classes.forEach(
        (name, bytes) -> {
          Map<String, Integer> lengths = CodeLengths.of(bytes);
          assertThat(CodeLengths.constants(bytes)).isLessThan(60_000);
          lengths.forEach(
              (method, length) ->
                  assertWithMessage("%s: %s.%s", compiler, name, method)
                      .that(length)
                      .isAtMost(LARGEST_METHOD));
        });
  }

  @Test
  void noMethodOfAnyShapeIsTooLong() {
    check(shapes());
    check(shapes(), CompiledModels.DOUBLE, CompiledModels.LOOPS);
  }

  @Test
  void noMethodOfALossIsTooLong() {
    check(losses());
    check(losses(), CompiledModels.DOUBLE, CompiledModels.LOOPS);
  }

  @Test
  void noMethodOfAJoinOfHundredsOfNodesIsTooLong() {
    check(joins());
    check(joins(), CompiledModels.DOUBLE, CompiledModels.LOOPS);
  }

  @Test
  void aChainOfTwoThousandLayersCompilesTrainsAndPredicts() {
    CompiledModels models = CompiledModels.of(List.of(chain()));
    checkLengths("javac", models.classes());
    checkLengths("ECJ", EclipseCompiler.compile(models));
    Trainer<?> trainer = models.model("Chain").trainer();
    double[] before = Interpreted.parameters(trainer);
    assertThat(before).hasLength(CHAIN * 6);
    trainer.forward(RandomData.of(trainer.architecture(), 5, 1).batch());
    assertThat(trainer.loss()).isFinite();
    trainer.backward();
    trainer.update();
    assertThat(Interpreted.parameters(trainer)).isNotEqualTo(before);
    Network network = models.model("Chain").initial(1);
    assertThat(network.predict(0.5, -0.5)).hasLength(2);
  }

  @Test
  void classWeightsOfHundredsOfClassesAreThoseOfTheDeclaration() {
    for (String precision : List.of(CompiledModels.DOUBLE, "-Agradwright.verify")) {
      CompiledModels models = CompiledModels.of(losses(), precision, CompiledModels.LOOPS);
      Trainer<?> trainer = models.model("L10").trainer();
      var data = RandomData.of(trainer.architecture(), 40, 3);
      trainer.forward(data.batch());
      double expected = Interpreted.of(models.model("L10"), trainer, data).loss();
      assertThat(trainer.loss()).isWithin(1e-5 * Math.abs(expected)).of(expected);
    }
  }

  @Test
  void sourceGrowsWithLayersAndNotWithUnits() {
    assertThat(size(4_096) / size(512)).isWithin(0.01).of(1.0);
  }

  private static double size(int units) {
    CompiledModels models =
        CompiledModels.of(List.of(model("M", 64, dense(units, ", activation = TANH", "x"), MSE)));
    return models.sources().values().stream().mapToInt(String::length).sum();
  }

  /** The planner cuts bodies by an estimate, which must not be below the truth. */
  private static void checkEstimates(
      CompiledModels models, String name, Map<String, byte[]> eclipse, int straightLineLimit) {
    CompiledModel model = models.model(name);
    Plan plan = Planner.plan(model.checked(), model.program(), straightLineLimit);
    for (int group = 0; group < plan.groups().size(); group++) {
      String type = plan.layersClass(group);
      Map<String, Integer> javac = lengths(models.classes(), "t." + type);
      Map<String, Integer> ecj = lengths(eclipse, "t/" + type + ".class");
      for (MethodPlan method : methods(plan.groups().get(group))) {
        int estimate = Bytecode.of(method.body()) + PROLOGUE * method.arrays().size();
        String what = type + "." + method.name();
        assertWithMessage(what).that(javac.get(method.name())).isAtMost(estimate);
        assertWithMessage("ECJ: %s", what).that(ecj.get(method.name())).isAtMost(estimate);
      }
    }
  }

  private static Map<String, Integer> lengths(Map<String, byte[]> classes, String name) {
    return CodeLengths.of(Objects.requireNonNull(classes.get(name), name));
  }

  /** Bytes that load one array into its variable, and the method's share of a return. */
  private static final int PROLOGUE = 9;

  private static List<MethodPlan> methods(List<NodePlan> nodes) {
    return nodes.stream()
        .flatMap(n -> Stream.of(n.forward(), n.backward()))
        .filter(Objects::nonNull)
        .flatMap(step -> step.methods().stream())
        .toList();
  }
}
