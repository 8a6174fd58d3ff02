package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
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
  void finishWithoutABlockIsAMistake() {
    assertThrows(IllegalStateException.class, new BlockTree(Precision.FLOAT, 1)::finish);
  }
}
