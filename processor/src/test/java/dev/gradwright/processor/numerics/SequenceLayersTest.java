package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.GradwrightException;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.RandomData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What masks, directions, cuts and tables mean, beyond formulas and gradients. */
final class SequenceLayersTest {
  private static final int IN = 2;
  private static final int UNITS = 3;
  private static final int TIMES = 5;
  private static final int CUT = 2;

  private static final CompiledModels MODELS =
      CompiledModels.of(models(), CompiledModels.DOUBLE, CompiledModels.LOOPS);

  private static List<ModelSource> models() {
    List<ModelSource> models = new ArrayList<>();
    for (String kind : List.of("Rnn", "Lstm", "Gru")) {
      String x = "@Input({5, 2}) Tensor x();";
      String mask = "@Input(5) Tensor mask();";
      String masked = "(units = 3, masked = true) Tensor y(Tensor x, Tensor mask);";
      models.add(ModelSource.of(kind + "Masked", x, mask, "@" + kind + masked));
      String three = "@Input({3, 2}) Tensor x();";
      models.add(
          ModelSource.of(kind + "Three", three, "@" + kind + "(units = 3) Tensor y(Tensor x);"));
      String all = "(units = 3, sequence = true, ";
      models.add(
          ModelSource.of(
              kind + "Both", x, "@" + kind + all + "bidirectional = true) Tensor y(Tensor x);"));
      models.add(
          ModelSource.of(
              kind + "Reverse", x, "@" + kind + all + "reverse = true) Tensor y(Tensor x);"));
      String loss = "@MeanSquaredError Loss loss(Tensor y);";
      models.add(
          ModelSource.of(
              kind + "Cut", x, "@" + kind + all + "truncate = 2) Tensor y(Tensor x);", loss));
      models.add(part(kind, 2));
      models.add(part(kind, 1));
    }
    String q = "@Input({4, 6}) Tensor q();";
    String mask = "@Input(4) Tensor mask();";
    models.add(ModelSource.of("Causal", q, "@Attention(causal = true) Tensor y(Tensor q);"));
    models.add(
        ModelSource.of(
            "MaskedAttention",
            mask,
            q,
            "@Attention(masked = true, projection = false) Tensor y(Tensor q, Tensor mask);"));
    models.add(
        ModelSource.of(
            "Words",
            "@Input(3) Tensor words();",
            "@Embedding(size = 5, dim = 2) Tensor y(Tensor words);",
            "@MeanSquaredError Loss loss(Tensor y);"));
    models.add(
        ModelSource.of(
            "Waves", "@Input({2, 4}) Tensor x();", "@PositionalEncoding Tensor y(Tensor x);"));
    models.add(
        ModelSource.of(
            "LongWaves", "@Input({90, 8}) Tensor x();", "@PositionalEncoding Tensor y(Tensor x);"));
    return models;
  }

  /** A piece of a sequence that goes on from states given as data. */
  private static ModelSource part(String kind, int times) {
    boolean lstm = kind.equals("Lstm");
    String reads = "(Tensor x, Tensor h" + (lstm ? ", Tensor memory);" : ");");
    return ModelSource.of(
        kind + "Part" + times,
        "@Input({" + times + ", 2}) Tensor x();",
        "@Input(3) Tensor h();",
        lstm ? "@Input(3) Tensor memory();" : "",
        "@" + kind + "(units = 3, sequence = true, initial = true) Tensor y" + reads,
        "@Output @"
            + kind
            + "(units = 3, initial = true"
            + (lstm ? ", state = true" : "")
            + ") Tensor last"
            + reads,
        "@MeanSquaredError Loss loss(Tensor y);");
  }

  private static double[] random(int count, int seed) {
    return RandomData.gaussian(new Random(seed), count);
  }

  private static Network copy(Network from, Network to) {
    Network copy = to;
    for (var parameter : from.architecture().parameters()) {
      copy = copy.with(parameter.name(), from.parameter(parameter.name()));
    }
    return copy;
  }

  private static double[] joined(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rnn", "Lstm", "Gru"})
  void maskedTimesAreAsIfTheyWereNotThere(String kind) {
    Network masked = MODELS.model(kind + "Masked").initial(3);
    Network three = copy(masked, MODELS.model(kind + "Three").initial(4));
    double[] x = random(TIMES * IN, 1);
    double[] mask = {1, 0, 1, 1, 0};
    double[] kept = joined(Arrays.copyOfRange(x, 0, 2), Arrays.copyOfRange(x, 4, 8));
    double[] row = joined(mask, x); // inputs go by name where nothing orders them
    assertThat(masked.predict(row)).isEqualTo(three.predict(kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rnn", "Lstm", "Gru"})
  void theSecondDirectionIsTheReversedLayer(String kind) {
    Network both = MODELS.model(kind + "Both").initial(3);
    Network reverse = MODELS.model(kind + "Reverse").initial(3);
    for (var parameter : reverse.architecture().parameters()) {
      reverse = reverse.with(parameter.name(), both.parameter(parameter.name()));
    }
    double[] x = random(TIMES * IN, 2);
    double[] joint = both.predict(x);
    double[] alone = reverse.predict(x);
    for (int time = 0; time < TIMES; time++) {
      int from = (2 * time + 1) * UNITS;
      assertThat(Arrays.copyOfRange(joint, from, from + UNITS))
          .isEqualTo(Arrays.copyOfRange(alone, time * UNITS, (time + 1) * UNITS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rnn", "Lstm", "Gru"})
  void aCutGradientIsThatOfThePartsOneByOne(String kind) {
    Trainer<?> whole = MODELS.model(kind + "Cut").trainer();
    double[] x = random(TIMES * IN, 5);
    double[] target = random(TIMES * UNITS, 6);
    whole.forward(
        Dataset.builder()
            .features("x", x, TIMES * IN)
            .targets(target, TIMES * UNITS)
            .build()
            .batch());
    whole.loss();
    whole.backward();
    double[][] sums =
        whole.architecture().parameters().stream()
            .map(p -> new double[p.size()])
            .toArray(double[][]::new);
    double[][] states = new double[kind.equals("Lstm") ? 2 : 1][UNITS];
    for (int from = 0; from < TIMES; from += CUT) {
      states = addPart(kind, whole, x, target, from, states, sums);
    }
    for (int i = 0; i < sums.length; i++) {
      String name = whole.architecture().parameters().get(i).name();
      Near.DOUBLE.check(kind + " " + name, whole.gradient(name), sums[i]);
    }
  }

  private static double[][] addPart(
      String kind,
      Trainer<?> whole,
      double[] x,
      double[] target,
      int from,
      double[][] states,
      double[][] sums) {
    int times = Math.min(CUT, TIMES - from);
    Trainer<?> part = MODELS.model(kind + "Part" + times).trainer();
    for (var parameter : whole.architecture().parameters()) {
      double[] values = whole.parameter(parameter.name());
      part.parameter(parameter.name(), values);
      part.parameter(parameter.name().replace("y.", "last."), values);
    }
    double[] rows = Arrays.copyOfRange(x, from * IN, (from + times) * IN);
    double[] wanted = Arrays.copyOfRange(target, from * UNITS, (from + times) * UNITS);
    var data = Dataset.builder().features("x", rows, times * IN).features("h", states[0], UNITS);
    if (states.length == 2) {
      data = data.features("memory", states[1], UNITS);
    }
    Dataset built = data.targets(wanted, times * UNITS).build();
    part.forward(built.batch());
    part.loss();
    part.backward();
    for (int i = 0; i < sums.length; i++) {
      double[] gradient = part.gradient(whole.architecture().parameters().get(i).name());
      double[] sum = sums[i];
      // the loss of the part is the mean over fewer numbers
      Arrays.setAll(sum, j -> sum[j] + gradient[j] * times / TIMES);
    }
    double[] after = part.network().predict(built);
    double[] last = // the outputs go by name: last, y
        Arrays.copyOf(after, states.length * UNITS);
    double[][] next = new double[states.length][];
    Arrays.setAll(next, i -> Arrays.copyOfRange(last, i * UNITS, (i + 1) * UNITS));
    return next;
  }

  @Test
  void causalAttentionSeesNothingLater() {
    Network network = MODELS.model("Causal").initial(1);
    double[] q = random(24, 3);
    double[] before = network.predict(q);
    q[13] += 1; // of the third time
    double[] after = network.predict(q);
    assertThat(Arrays.copyOf(after, 12)).isEqualTo(Arrays.copyOf(before, 12));
    assertThat(Arrays.copyOfRange(after, 12, 24)).isNotEqualTo(Arrays.copyOfRange(before, 12, 24));
  }

  @Test
  void aMaskedKeyIsNotLookedAt() {
    Network network = MODELS.model("MaskedAttention").initial(1);
    double[] q = random(24, 4);
    double[] before = network.predict(joined(new double[] {1, 1, 0, 1}, q));
    q[13] = 1e6;
    double[] after = network.predict(joined(new double[] {1, 1, 0, 1}, q));
    assertThat(Arrays.copyOf(after, 12)).isEqualTo(Arrays.copyOf(before, 12));
    double[] nothing = network.predict(joined(new double[4], q));
    assertThat(nothing).isEqualTo(new double[24]);
  }

  @Test
  void numbersThatNameNoRowAreRefusedBeforeAnythingIsComputed() {
    Trainer<?> trainer = MODELS.model("Words").trainer();
    double[] table = trainer.parameter("y.weight");
    for (double wrong : new double[] {5, -1, 1.5}) {
      double[] words = {0, 1, 2, 4, wrong, 3};
      Dataset data =
          Dataset.builder().features("words", words, 3).targets(new double[12], 6).build();
      DataException refused = assertThrows(DataException.class, () -> trainer.fit(data));
      assertThat(refused)
          .hasMessageThat()
          .contains("row 1, column 1 is " + wrong + ", but must be a whole number from 0 to 4");
      Network network = trainer.network();
      assertThrows(DataException.class, () -> network.predict(data));
      GradwrightException single =
          assertThrows(GradwrightException.class, () -> network.predict(4, wrong, 3));
      assertThat(single)
          .hasMessageThat()
          .contains("input 'words': column 1 is " + wrong + ", but must be a whole number from 0");
    }
    assertThat(trainer.parameter("y.weight")).isEqualTo(table);
    double[] named = trainer.network().predict(4, 0, 4);
    assertThat(named).isEqualTo(joined(row(table, 4), row(table, 0), row(table, 4)));
  }

  private static double[] row(double[] table, int row) {
    return Arrays.copyOfRange(table, 2 * row, 2 * row + 2);
  }

  @Test
  void positionsAreWaves() {
    double[] waves = MODELS.model("Waves").initial(0).predict(new double[8]);
    double[] expected = {0, 1, 0, 1, Math.sin(1), Math.cos(1), Math.sin(0.01), Math.cos(0.01)};
    Near.DOUBLE.check("waves", waves, expected);
    double[] many = MODELS.model("LongWaves").initial(0).predict(new double[720]);
    IntStream.range(0, 90)
        .forEach(
            t ->
                assertWithMessage("time %s", t)
                    .that(many[8 * t])
                    .isWithin(1e-12)
                    .of(StrictMath.sin(t)));
  }
}
