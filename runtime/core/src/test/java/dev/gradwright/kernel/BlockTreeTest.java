package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Precision;
import org.junit.jupiter.api.Test;

class BlockTreeTest {
  @Test
  void oneBlockIsNeitherCopiedNorAdded() {
    BlockTree tree = new BlockTree(Precision.FLOAT, 1);
    Reals block = tree.next();
    block.set(0, -0.0);
    tree.push();
    tree.finish();
    assertThat(tree.result()).isSameInstanceAs(block);
    assertThat(tree.result().floats()[0]).isEqualTo(-0f); // adding it to +0 would lose the sign
  }

  @Test
  void nextBufferIsZeroAgain() {
    BlockTree tree = new BlockTree(Precision.DOUBLE, 2);
    for (int batch = 0; batch < 3; batch++) {
      tree.ensure(5);
      for (int block = 0; block < 5; block++) {
        Reals next = tree.next();
        assertThat(next.doubles()).usingExactEquality().containsExactly(0.0, 0.0).inOrder();
        next.fill(1);
        tree.push();
      }
      tree.finish();
      assertThat(tree.result().doubles()).usingExactEquality().containsExactly(5.0, 5.0).inOrder();
    }
  }

  @Test
  void resetDropsAnUnfinishedBatch() {
    BlockTree tree = new BlockTree(Precision.FLOAT, 1);
    tree.ensure(2);
    tree.next().fill(7);
    tree.push();
    tree.reset();
    tree.next().fill(1);
    tree.push();
    tree.finish();
    assertThat(tree.result().get(0)).isEqualTo(1.0);
  }

  @Test
  void wavesGiveTheBitsOfOneBlockAfterTheOther() {
    Generator random = new Generator(3);
    for (int blocks = 1; blocks <= 40; blocks++) {
      float[] values = new float[2 * blocks];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      BlockTree single = new BlockTree(Precision.FLOAT, 2);
      single.ensure(blocks);
      for (int block = 0; block < blocks; block++) {
        fill(single.next(), values, block);
        single.push();
      }
      single.finish();
      for (int wave = 1; wave <= 7; wave++) {
        BlockTree tree = new BlockTree(Precision.FLOAT, 2);
        tree.ensure(blocks, wave);
        waves(tree, values, blocks, wave);
        assertWithMessage("%s blocks in waves of %s", blocks, wave)
            .that(tree.result().floats())
            .isEqualTo(single.result().floats());
        // Once more in the same buffers, then in shorter waves.
        waves(tree, values, blocks, wave);
        assertThat(tree.result().floats()).isEqualTo(single.result().floats());
        waves(tree, values, blocks, 1);
        assertThat(tree.result().floats()).isEqualTo(single.result().floats());
      }
    }
  }

  private static void waves(BlockTree tree, float[] values, int blocks, int wave) {
    for (int first = 0; first < blocks; first += wave) {
      int count = Math.min(wave, blocks - first);
      for (int i = count - 1; i >= 0; i--) {
        fill(tree.next(i), values, first + i);
      }
      tree.take(count, first + count == blocks);
      tree.add(1, 2);
      tree.add(0, 1);
      tree.settle();
    }
  }

  private static void fill(Reals buffer, float[] values, int block) {
    buffer.set(0, values[2 * block]);
    buffer.set(1, values[2 * block + 1]);
  }

  @Test
  void finishWithoutABlockIsAMistake() {
    assertThrows(IllegalStateException.class, new BlockTree(Precision.FLOAT, 1)::finish);
  }
}
