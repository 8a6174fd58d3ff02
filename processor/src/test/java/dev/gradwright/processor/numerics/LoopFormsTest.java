package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.RandomData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The loops of a matrix product and its gradients take one of several forms by their shape: with
 * vectors over units or inputs, or with sums in variables, each with whole passes and what is left.
 * None may change a bit.
 */
final class LoopFormsTest {
  /** Around the shortest vector loop, whole and broken passes of eight, one and two variables. */
  private static final int[] WIDTHS = {1, 2, 8, 13, 16, 17, 33, 70};

  /** One row, broken and whole passes of eight rows, one block, several with a broken last. */
  private static final int[] ROWS = {1, 7, 8, 23, 64, 70, 200};

  private static final List<ModelSource> SOURCES = sources();

  /** All pairs of widths, in chains that meet a bias or none, and an input read twice. */
  private static List<ModelSource> sources() {
    List<ModelSource> sources = new ArrayList<>();
    for (int in : WIDTHS) {
      for (int out : WIDTHS) {
        boolean bias = (in + out) % 3 != 0;
        sources.add(
            ModelSource.of(
                String.format(Locale.ROOT, "L%dTo%d", in, out),
                "@Input(3) Tensor x();",
                "@Dense(units = " + in + ", activation = SOFTSIGN) Tensor h(Tensor x);",
                "@Dense(units = " + out + ", bias = " + bias + ") Tensor a(Tensor h);",
                "@Dense(units = " + out + ", activation = RELU) Tensor b(Tensor h);",
                "@Add Tensor y(Tensor a, Tensor b);",
                "@MeanSquaredError Loss loss(Tensor y);"));
      }
    }
    return sources;
  }

  @Test
  void everyShapeOfLoopsGivesTheBitsOfTheInterpreter() {
    CompiledModels models = CompiledModels.of(SOURCES, CompiledModels.DOUBLE, CompiledModels.LOOPS);
    for (int i = 0; i < SOURCES.size(); i++) {
      String name = SOURCES.get(i).name();
      Trainer<?> trainer = models.model(name).trainer();
      int rows = ROWS[i % ROWS.length];
      String told = name + ", rows and seed " + rows;
      Dataset data = RandomData.of(trainer.architecture(), rows, rows);
      trainer.forward(data.batch());
      double loss = trainer.loss();
      trainer.backward();
      Interpreted run = Interpreted.of(models.model(name), trainer, data);
      GradientCheck.equalBits(told, new double[] {loss}, new double[] {run.loss()});
      GradientCheck.equalBits(told, Interpreted.gradient(trainer), run.gradient());
    }
  }

  @Test
  void everyShapeOfLoopsTrainsToTheBitsOfTheStraightLine() {
    CompiledModels straight = CompiledModels.of(SOURCES);
    CompiledModels loops = CompiledModels.of(SOURCES, CompiledModels.LOOPS);
    int differ = 0;
    for (int i = 0; i < SOURCES.size(); i++) {
      String name = SOURCES.get(i).name();
      int rows = ROWS[i % ROWS.length];
      double[] expected = trained(straight, name, rows);
      GradientCheck.equalBits(
          name + ", rows and seed " + rows, trained(loops, name, rows), expected);
      String text = "t." + name + "Layers";
      differ += straight.sources().get(text).equals(loops.sources().get(text)) ? 0 : 1;
    }
    assertThat(differ).isEqualTo(SOURCES.size());
  }

  private static double[] trained(CompiledModels models, String name, int rows) {
    Trainer<?> trainer =
        models.model(name).builder().optimizer(Sgd.rate(0.01)).epochs(2).batchSize(rows).build();
    Dataset data = RandomData.of(trainer.architecture(), rows, rows);
    var unused = trainer.fit(data);
    return Interpreted.parameters(trainer);
  }

  @Test
  void moreRowsThanABlockInOnePieceArePredictedLikeOneByOne() {
    CompiledModels models = CompiledModels.of(SOURCES, CompiledModels.LOOPS);
    for (ModelSource source : SOURCES) {
      Network network = models.model(source.name()).initial(5);
      int rows = 131;
      double[] x = RandomData.gaussian(new Random(5), rows * network.inputWidth());
      float[] single = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        single[i] = (float) x[i];
      }
      float[] all = models.model(source.name()).predictInOnePiece(network, single, rows);
      int out = network.outputWidth();
      for (int r = 0; r < rows; r++) {
        double[] alone = network.predict(Arrays.copyOfRange(x, 3 * r, 3 * r + 3));
        for (int j = 0; j < out; j++) {
          assertWithMessage("%s row %s, seed 5", source.name(), r)
              .that(all[r * out + j])
              .isEqualTo((float) alone[j]);
        }
      }
    }
  }

  @Test
  void onlyLoopsTakeScratchArrays() {
    for (boolean loops : new boolean[] {false, true}) {
      CompiledModels models =
          CompiledModels.of(
              List.of(
                  ModelSource.of(
                      "M",
                      "@Input(4) Tensor x();",
                      "@Dense(units = 16) Tensor y(Tensor x);",
                      "@MeanSquaredError Loss loss(Tensor y);")),
              loops ? CompiledModels.LOOPS : "-Agradwright.verify");
      String network = models.sources().get("t.MNetwork");
      assertWithMessage(network).that(network.contains("scratch ")).isEqualTo(loops);
      assertThat(models.sources().get("t.MTrainer").contains("Scratch(from)")).isEqualTo(loops);
    }
  }
}
