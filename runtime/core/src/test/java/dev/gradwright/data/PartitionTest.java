package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.kernel.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Splits and folds: complete, disjoint, fixed by their seed, and exact for every class. */
class PartitionTest {
  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  /** Features (row number), classes of random and uneven sizes. */
  private static Dataset random(int seed) {
    Generator random = new Generator(seed);
    int rows = 10 + random.nextInt(200);
    int classes = 1 + random.nextInt(5);
    double[] numbers = new double[rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = row;
      labels[row] = Math.min(random.nextInt(classes), random.nextInt(classes));
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "k" + i).toList();
    return Dataset.builder().features(numbers, 1).classes(labels, names).build();
  }

  private static int[] rows(Dataset data) {
    return IntStream.range(0, data.rows()).map(i -> (int) data.field(0).get(i, 0)).toArray();
  }

  private static void assertComplete(Dataset data, Split split) {
    int[] all =
        IntStream.concat(Arrays.stream(rows(split.train())), Arrays.stream(rows(split.test())))
            .sorted()
            .toArray();
    assertThat(all).isEqualTo(rows(data));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stratifiedFoldsAreExact(int seed) {
    Dataset data = random(seed);
    int k = 2 + seed % 9;
    List<Split> folds = data.stratifiedFolds(k, seed);
    assertThat(folds).hasSize(k);
    int classes = data.classNames().size();
    int[][] counts = new int[k][];
    int[] tested = new int[data.rows()];
    for (int i = 0; i < k; i++) {
      assertComplete(data, folds.get(i));
      counts[i] = Partition.counts(folds.get(i).test().field(1));
      Arrays.stream(rows(folds.get(i).test())).forEach(row -> tested[row]++);
    }
    assertThat(tested).isEqualTo(IntStream.range(0, data.rows()).map(i -> 1).toArray());
    for (int c = 0; c < classes; c++) {
      int label = c;
      var ofClass = Arrays.stream(counts).mapToInt(count -> count[label]).summaryStatistics();
      assertWithMessage("seed %s, class %s", seed, c)
          .that(ofClass.getMax() - ofClass.getMin())
          .isAtMost(1);
    }
    var sizes = folds.stream().mapToInt(fold -> fold.test().rows()).summaryStatistics();
    assertWithMessage("seed %s", seed).that(sizes.getMax() - sizes.getMin()).isAtMost(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void foldsAreCompleteAndOfOneSize(int seed) {
    Dataset data = random(seed);
    int k = 2 + seed % 9;
    List<Split> folds = data.folds(k, seed);
    int[] tested = new int[data.rows()];
    for (Split fold : folds) {
      assertComplete(data, fold);
      Arrays.stream(rows(fold.test())).forEach(row -> tested[row]++);
    }
    assertThat(tested).isEqualTo(IntStream.range(0, data.rows()).map(i -> 1).toArray());
    var sizes = folds.stream().mapToInt(fold -> fold.test().rows()).summaryStatistics();
    assertWithMessage("seed %s", seed).that(sizes.getMax() - sizes.getMin()).isAtMost(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stratifiedSplitTakesTheSameShareOfEveryClass(int seed) {
    Dataset data = random(seed);
    double fraction = 0.2 + seed / 100.0;
    Split split = data.stratifiedSplit(fraction, seed);
    assertComplete(data, split);
    assertThat(split.train().rows()).isEqualTo((int) Math.round(data.rows() * fraction));
    int[] all = Partition.counts(data.field(1));
    int[] train = Partition.counts(split.train().field(1));
    for (int i = 0; i < all.length; i++) {
      assertWithMessage("seed %s, class %s of %s rows", seed, i, all[i])
          .that(Math.abs(train[i] - all[i] * fraction))
          .isLessThan(1.0);
    }
  }

  @Test
  void partsAreFixedByTheSeed() {
    Dataset data = random(7);
    assertThat(rows(data.stratifiedFolds(3, 1).get(0).train()))
        .isEqualTo(rows(data.stratifiedFolds(3, 1).get(0).train()));
    assertThat(rows(data.stratifiedFolds(3, 1).get(0).train()))
        .isNotEqualTo(rows(data.stratifiedFolds(3, 2).get(0).train()));
    assertThat(rows(data.stratifiedSplit(0.5, 1).train()))
        .isNotEqualTo(rows(data.stratifiedSplit(0.5, 2).train()));
  }

  @Test
  void trainingRowsAreNotLeftInTheOrderOfTheirClasses() {
    Dataset train = random(3).stratifiedFolds(5, 1).get(0).train();
    int changes = 0;
    for (int row = 1; row < train.rows(); row++) {
      changes += train.field(1).get(row, 0) != train.field(1).get(row - 1, 0) ? 1 : 0;
    }
    assertThat(changes).isGreaterThan(train.classNames().size());
  }

  @Test
  void impossibleNumbersOfFoldsAreRefused() {
    Dataset data = random(1);
    for (int k : new int[] {Integer.MIN_VALUE, 0, 1, data.rows() + 1}) {
      assertThrows(DataException.class, () -> data.folds(k, 1));
      assertThrows(DataException.class, () -> data.stratifiedFolds(k, 1));
    }
    assertThat(data.folds(data.rows(), 1)).hasSize(data.rows());
    Dataset numbers = Dataset.builder().features(new double[4], 1).build();
    assertThat(assertThrows(DataException.class, () -> numbers.stratifiedFolds(2, 1)).getMessage())
        .contains("need one field of classes, but the data have 0");
  }

  @Test
  void rowsWithoutAClassAreAGroupOfTheirOwn() {
    int[] labels = {0, -1, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1};
    Dataset data =
        Dataset.builder()
            .features(new double[labels.length], 1)
            .classes(labels, List.of("a", "b"))
            .build();
    List<Dataset> parts =
        List.of(data.stratifiedSplit(0.5, 3).train(), data.stratifiedFolds(2, 3).get(0).test());
    for (Dataset part : parts) {
      int missing = 0;
      for (int row = 0; row < part.rows(); row++) {
        missing += part.field(part.targets()).get(row, 0) < 0 ? 1 : 0;
      }
      assertThat(part.rows()).isEqualTo(6);
      assertThat(missing).isEqualTo(2);
    }
  }
}
