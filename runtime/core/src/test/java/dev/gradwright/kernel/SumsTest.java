package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of sums, spelled out once more as it is stated, level by level. */
class SumsTest {
  private static final long SEED = 20;

  @ParameterizedTest
  @ValueSource(
      ints = {
        1, 2, 63, 64, 65, 127, 128, 129, 192, 193, 255, 256, 257, 320, 449, 1000, 4097, 10007
      })
  void batchIsBlockChainsInAFixedTree(int rows) {
    float[] floats = floats(rows);
    double[] doubles = doubles(rows);
    assertThat(Sums.batch(floats, rows)).isEqualTo(lawInFloat(floats, rows));
    assertThat(Sums.batch(doubles, rows)).isEqualTo(lawInDouble(doubles, rows));
  }

  @Test
  void blockTreeAddsInTheOrderOfSums() {
    BlockTree floats = new BlockTree(Precision.FLOAT, 1);
    BlockTree doubles = new BlockTree(Precision.DOUBLE, 1);
    for (int blocks = 1; blocks <= 70; blocks++) {
      int rows = blocks * Sums.BLOCK - blocks % 3;
      assertWithMessage("float, %s blocks", blocks)
          .that(throughTree(floats, Reals.wrap(floats(rows))))
          .isEqualTo((double) Sums.batch(floats(rows), rows));
      assertWithMessage("double, %s blocks", blocks)
          .that(throughTree(doubles, Reals.wrap(doubles(rows))))
          .isEqualTo(Sums.batch(doubles(rows), rows));
    }
  }

  @Test
  void plainChainHasOtherBits() {
    // Guards the tests above: numbers whose sum does not depend on the order would prove nothing.
    float[] a = floats(10007);
    float chain = 0;
    for (float x : a) {
      chain += x;
    }
    assertThat(Sums.batch(a, a.length)).isNotEqualTo(chain);
  }

  @Test
  void onlyTheFirstRowsCount() {
    assertThat(Sums.batch(new float[] {1, 2, Float.NaN}, 2)).isEqualTo(3f);
    assertThat(Sums.batch(new double[] {1, 2, Double.NaN}, 2)).isEqualTo(3.0);
  }

  @Test
  void emptySumAndSumOfMinusZeroArePlusZero() {
    assertThat(Sums.batch(new float[0], 0)).isEqualTo(0f);
    assertThat(Sums.batch(new double[0], 0)).isEqualTo(0.0);
    assertThat(Sums.batch(new float[] {-0f}, 1)).isEqualTo(0f);
    assertThat(Sums.batch(new double[] {-0.0}, 1)).isEqualTo(0.0);
  }

  @Test
  void blocksRoundUpWithoutOverflow() {
    assertThat(Sums.blocks(0)).isEqualTo(0);
    assertThat(Sums.blocks(64)).isEqualTo(1);
    assertThat(Sums.blocks(65)).isEqualTo(2);
    assertThat(Sums.blocks(Integer.MAX_VALUE)).isEqualTo(1 << 25);
  }

  private static double throughTree(BlockTree tree, Reals a) {
    tree.ensure(Sums.blocks(a.length()));
    for (int from = 0; from < a.length(); from += Sums.BLOCK) {
      Reals block = tree.next();
      for (int i = from; i < Math.min(from + Sums.BLOCK, a.length()); i++) {
        block.set(
            0,
            a.precision() == Precision.FLOAT
                ? (float) block.get(0) + (float) a.get(i)
                : block.get(0) + a.get(i));
      }
      tree.push();
    }
    tree.finish();
    return tree.result().get(0);
  }

  private static float lawInFloat(float[] a, int rows) {
    List<Float> level = new ArrayList<>();
    for (int from = 0; from < rows; from += 64) {
      float chain = 0;
      for (int i = from; i < Math.min(from + 64, rows); i++) {
        chain += a[i];
      }
      level.add(chain);
    }
    while (level.size() > 1) {
      List<Float> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(i + 1 < level.size() ? level.get(i) + level.get(i + 1) : level.get(i));
      }
      level = above;
    }
    return level.get(0);
  }

  private static double lawInDouble(double[] a, int rows) {
    List<Double> level = new ArrayList<>();
    for (int from = 0; from < rows; from += 64) {
      double chain = 0;
      for (int i = from; i < Math.min(from + 64, rows); i++) {
        chain += a[i];
      }
      level.add(chain);
    }
    while (level.size() > 1) {
      List<Double> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(i + 1 < level.size() ? level.get(i) + level.get(i + 1) : level.get(i));
      }
      level = above;
    }
    return level.get(0);
  }

  private static float[] floats(int rows) {
    Generator generator = new Generator(SEED);
    float[] a = new float[rows];
    for (int i = 0; i < rows; i++) {
      a[i] = (float) generator.nextGaussian();
    }
    return a;
  }

  private static double[] doubles(int rows) {
    Generator generator = new Generator(SEED);
    double[] a = new double[rows];
    for (int i = 0; i < rows; i++) {
      a[i] = generator.nextGaussian();
    }
    return a;
  }
}
