package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.train.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compiled formulas against numbers worked out by hand and against layers that do the same. */
final class FormulaModelTest {
  private static final String X = "@Input(3) Tensor x();";
  private static final String DENSE = "@Dense(units = 3) Tensor z(Tensor x);";
  private static final String MSE = "@MeanSquaredError Loss loss(Tensor y);";
  private static final double[] ROW = {10, 20, 30};

  private static final Map<String, String[]> MODELS =
      Map.ofEntries(
          Map.entry("SiluLayer", new String[] {X, DENSE, activation("SILU"), MSE}),
          Map.entry("SiluFormula", new String[] {X, DENSE, formula("z * sigmoid(z)"), MSE}),
          Map.entry("ReluLayer", new String[] {X, DENSE, activation("RELU"), MSE}),
          Map.entry("ReluFormula", new String[] {X, DENSE, formula("relu(z)"), MSE}),
          Map.entry("MishLayer", new String[] {X, DENSE, activation("MISH"), MSE}),
          Map.entry("MishFormula", new String[] {X, DENSE, formula("z * tanh(softplus(z))"), MSE}),
          Map.entry("HuberLayer", new String[] {X, DENSE, "@Huber Loss loss(Tensor z);"}),
          Map.entry(
              "HuberFormula",
              new String[] {
                X,
                DENSE,
                "@CustomLoss(\"where(abs(z - target) <= 1, (z - target)^2 / 2, abs(z - target) -"
                    + " 0.5)\") Loss loss(Tensor z);"
              }),
          Map.entry(
              "LogCoshLayer", new String[] {X, DENSE, "@LogCosh(weight = 3) Loss loss(Tensor z);"}),
          Map.entry(
              "LogCoshFormula",
              new String[] {
                X,
                DENSE,
                "@CustomLoss(value = \"log((exp(z - target) + exp(target - z)) / 2)\", weight = 3)"
                    + " Loss loss(Tensor z);"
              }),
          Map.entry(
              "Grid",
              new String[] {
                X,
                "@Weight(shape = {2, 1}) Tensor c();",
                "@Weight(shape = 3) Tensor row();",
                "@Weight Tensor s();",
                "@Formula(\"s * (c * x + row)\") Tensor g(Tensor s, Tensor c, Tensor x, Tensor"
                    + " row);",
                "@Reshape(6) Tensor y(Tensor g);",
                MSE
              }),
          Map.entry(
              "Bells",
              new String[] {
                "@Input(1) Tensor x();",
                "@Weight(shape = 8, initializer = Initializer.LECUN_NORMAL) Tensor centers();",
                "@Weight(constant = 1) Tensor width();",
                "@Formula(\"exp(-((x - centers) / width)^2)\") Tensor bells(Tensor x, Tensor"
                    + " centers, Tensor width);",
                "@Dense(units = 1) Tensor y(Tensor bells);",
                MSE
              }));

  private static final CompiledModels DOUBLE = compiled(CompiledModels.DOUBLE);
  private static final CompiledModels LOOPS = compiled(CompiledModels.DOUBLE, CompiledModels.LOOPS);
  private static final CompiledModels FLOAT = compiled();

  private static String activation(String f) {
    return "@Activation(" + f + ") Tensor y(Tensor z);";
  }

  private static String formula(String text) {
    return "@Formula(\"" + text + "\") Tensor y(Tensor z);";
  }

  private static CompiledModels compiled(String... options) {
    List<ModelSource> sources = new ArrayList<>();
    MODELS.keySet().stream()
        .sorted()
        .forEach(
            name -> sources.add(ModelSource.of(name, MODELS.getOrDefault(name, new String[0]))));
    return CompiledModels.of(sources, options);
  }

  /** Loss and gradient of a model whose trainer has seed 7, on random rows. */
  private static double[] run(CompiledModels models, String name) {
    Trainer<?> trainer = models.model(name).trainer();
    trainer.forward(RandomData.of(trainer.architecture(), 70, 3).batch());
    double loss = trainer.loss();
    trainer.backward();
    double[] gradient = Interpreted.gradient(trainer);
    double[] all = Arrays.copyOf(gradient, gradient.length + 1);
    all[gradient.length] = loss;
    return all;
  }

  @Test
  void aFormulaIsTheLayerOfTheSameFormula() {
    for (String pair : List.of("Silu", "Relu", "Mish", "Huber", "LogCosh")) {
      for (CompiledModels models : List.of(DOUBLE, LOOPS)) {
        double[] layer = run(models, pair + "Layer");
        double[] formula = run(models, pair + "Formula");
        Near.DOUBLE.check(pair, formula, layer);
      }
    }
  }

  @Test
  void weightsBroadcastToTheNumbersOfHand() {
    for (CompiledModels models : List.of(DOUBLE, LOOPS)) {
      Trainer<?> trainer = models.model("Grid").trainer();
      trainer.parameter("c.weight", new double[] {1, -2});
      trainer.parameter("row.weight", new double[] {0.5, 1, 2});
      trainer.parameter("s.weight", new double[] {2});
      double[] expected = {21, 42, 64, -39, -78, -116};
      Dataset data =
          Dataset.builder()
              .features("x", new double[] {10, 20, 30, 10, 20, 30}, 3)
              .targets("loss", new double[12], 6)
              .build();
      trainer.forward(data.batch());
      assertThat(trainer.loss())
          .isEqualTo(Arrays.stream(expected).map(v -> v * v).sum() / expected.length);
      trainer.backward();
      // with d = 2 y / 6 for each element of a row, both rows being alike: s sums d * (c x + row),
      // c[i] sums d * s * x over j, row[j] sums d * s over i
      double[] s = {0};
      double[] c = new double[2];
      double[] row = new double[3];
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
          double d = 2 * expected[3 * i + j] / 6;
          s[0] += d * expected[3 * i + j] / 2;
          c[i] += d * 2 * ROW[j];
          row[j] += d * 2;
        }
      }
      Near.DOUBLE.check("s", trainer.gradient("s.weight"), s);
      Near.DOUBLE.check("c", trainer.gradient("c.weight"), c);
      Near.DOUBLE.check("row", trainer.gradient("row.weight"), row);
    }
  }

  @Test
  void aWeightHasItsShapeAndItsInitialValues() {
    Trainer<?> trainer = FLOAT.model("Bells").trainer();
    Architecture.Parameter centers =
        trainer.architecture().parameters().stream()
            .filter(p -> p.name().equals("centers.weight"))
            .findFirst()
            .orElseThrow();
    assertThat(centers.shape()).containsExactly(8);
    assertThat(trainer.parameter("width.weight")).usingExactEquality().containsExactly(1.0);
    assertThat(Arrays.stream(trainer.parameter("centers.weight")).distinct().count()).isEqualTo(8);
    assertThat(trainer.architecture().inputs()).hasSize(1);
  }

  @Test
  void bellsOfOnesOwnLearnACurve() {
    int rows = 200;
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = -2 + 4.0 * i / rows;
      y[i] = StrictMath.sin(2 * x[i]);
    }
    Dataset data = Dataset.builder().features("x", x, 1).targets("loss", y, 1).build();
    Trainer<?> trainer =
        FLOAT
            .model("Bells")
            .builder()
            .optimizer(Sgd.rate(0.1).momentum(0.9))
            .epochs(600)
            .batchSize(20)
            .seed(3)
            .build();
    History history = trainer.fit(data);
    assertThat(history.loss(600)).isLessThan(1e-2);
    Network network = trainer.network();
    assertThat(network.predict(0.5)[0]).isWithin(0.2).of(StrictMath.sin(1));
  }

  @Test
  void theFormulaIsPrintedWithItsPartsAndKeptInTheArchitecture() {
    String text = FLOAT.sources().getOrDefault("t.SiluFormulaLayers", "");
    assertThat(text).contains("u1 = sigmoid(z)\n");
    assertThat(text).contains("y = z * u1\n");
    assertThat(text).contains("dZ = dY * (u1 + z * (u1 * (1 - u1)))\n");
    assertWithMessage("the sigmoid is computed once")
        .that(text.split("= sigmoid\\(", -1))
        .hasLength(5);
    Architecture architecture = FLOAT.model("SiluFormula").trainer().architecture();
    assertThat(architecture.node("y").toString()).contains("z * sigmoid(z)");
  }
}
