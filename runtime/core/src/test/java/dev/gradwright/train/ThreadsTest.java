package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Architecture;
import dev.gradwright.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many threads share a step, and how its parameters are cut. */
final class ThreadsTest {
  private static final int IMAGES = 784 * 128 + 128 * 10;

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void threadsMustBePositive(int threads) {
    assertThat(
            Thrown.message(SettingsException.class, () -> LineTrainer.builder().threads(threads)))
        .isEqualTo(
            "the number of threads must be at least 1, not "
                + threads
                + "; without this setting the trainer chooses");
  }

  @ParameterizedTest(name = "{0} processors, {1} multiply-adds, {2} rows: {3}")
  @CsvSource({
    "2, 101632, 128, 2",
    "8, 101632, 128, 2",
    "8, 101632, 129, 3",
    "8, 101632, 100000, 8",
    "2, 101632, 64, 1",
    "2, 101632, 1, 1",
    "1, 101632, 128, 1",
    // 3 * 64 * 10417 is the first product of two million
    "8, 10417, 256, 4",
    "8, 10416, 256, 1",
    "8, 112, 1000000, 1",
    "8, 0, 1000000, 1",
    "8, 2147483647, 256, 4",
  })
  void unsetTheThreadsAreThoseThatGain(int processors, long multiplyAdds, int rows, int expected) {
    assertThat(new Threads(0, processors, multiplyAdds).forRows(rows)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} asked for, {1} rows: {2}")
  @CsvSource({
    "1, 1000, 1",
    "2, 64, 1",
    "2, 65, 2",
    "4, 128, 2",
    "4, 129, 3",
    "4, 1000, 4",
    "2147483647, 1000, 16",
  })
  void setTheThreadsAreAtMostTheBlocks(int asked, int rows, int expected) {
    assertThat(new Threads(asked, 1, 0).forRows(rows)).isEqualTo(expected);
  }

  @Test
  void multiplyAddsAreTheWeightsOfDenseLayers() {
    assertThat(Threads.multiplyAdds(GridNetwork.ARCHITECTURE)).isEqualTo(40_000);
    assertThat(Threads.multiplyAdds(FlowerNetwork.ARCHITECTURE)).isEqualTo(6);
    Architecture images =
        Architecture.parse(
            """
            gradwright 1
            model sample.Images FLOAT
            node image Input [784]
            node hidden Dense [128] image ; units=128
            node again Activation [128] hidden ; value=RELU
            node digit Dense [10] again ; units=10
            parameter hidden.weight [128,784] GLOROT_UNIFORM 784 128
            parameter hidden.bias [128] CONSTANT 0.0
            parameter digit.weight [10,128] GLOROT_UNIFORM 128 10
            parameter digit.bias [10] CONSTANT 0.0
            loss loss SoftmaxCrossEntropy digit CLASS 10 1.0
            output digit SOFTMAX
            """);
    assertThat(Threads.multiplyAdds(images)).isEqualTo(IMAGES);
  }

  @Test
  void sharesOfParametersFollowEachOtherAtWholeGrains() {
    for (int length : new int[] {1, 1023, 1024, 32768, 101_770, 1_000_003, Integer.MAX_VALUE}) {
      for (int shares = 1; shares <= 9; shares++) {
        assertThat(BatchWork.start(length, 0, shares)).isEqualTo(0);
        assertThat(BatchWork.start(length, shares, shares)).isEqualTo(length);
        for (int share = 0; share < shares; share++) {
          int from = BatchWork.start(length, share, shares);
          int to = BatchWork.start(length, share + 1, shares);
          String what = length + " in " + shares;
          assertWithMessage(what).that(from % BatchWork.GRAIN == 0 || from == length).isTrue();
          assertWithMessage(what).that(to).isAtLeast(from);
          assertWithMessage(what)
              .that((long) (to - from))
              .isAtMost(length / shares + 2L * BatchWork.GRAIN);
        }
      }
    }
  }
}
