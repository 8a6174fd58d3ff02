package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  /** Ten rows: features (r, r + 0.5), class r mod 2. */
  private static Dataset ten() {
    double[] features = new double[20];
    for (int row = 0; row < 10; row++) {
      features[2 * row] = row;
      features[2 * row + 1] = row + 0.5;
    }
    int[] labels = IntStream.range(0, 10).map(row -> row % 2).toArray();
    return Dataset.builder().features(features, 2).classes(labels, List.of("even", "odd")).build();
  }

  private static double[] firstColumn(Dataset data) {
    return IntStream.range(0, data.rows()).mapToDouble(row -> data.field(0).get(row, 0)).toArray();
  }

  @Test
  void fieldsAreFoundByUseAndName() {
    Dataset data =
        Dataset.builder()
            .features("x", new float[] {1, 2}, 1)
            .features(new float[] {3, 4}, 1)
            .targets("x", new float[] {5, 6}, 1)
            .classes("c", new int[] {0, 0}, List.of("only"))
            .build();
    assertThat(data.features("x")).isEqualTo(0);
    assertThat(data.features()).isEqualTo(1);
    assertThat(data.targets("x")).isEqualTo(2);
    assertThat(data.targets("c")).isEqualTo(3);
    assertThat(data.targets()).isEqualTo(-1);
    assertThat(data.features("c")).isEqualTo(-1);
  }

  @Test
  @DisplayName("F46: arrays changed after building change nothing")
  void arraysAreCopied() {
    float[] features = {1, 2};
    double[] targets = {3, 4};
    int[] labels = {0, 1};
    List<String> names = new ArrayList<>(List.of("a", "b"));
    Dataset data =
        Dataset.builder()
            .features(features, 1)
            .targets("t", targets, 1)
            .classes(labels, names)
            .build();
    features[0] = 9;
    targets[0] = 9;
    labels[0] = 1;
    names.set(0, "z");
    assertThat(data.field(0).get(0, 0)).isEqualTo(1.0);
    assertThat(data.field(1).get(0, 0)).isEqualTo(3.0);
    assertThat(data.field(2).get(0, 0)).isEqualTo(0.0);
    assertThat(data.field(2).classNames()).containsExactly("a", "b").inOrder();
  }

  @Test
  @DisplayName("F46: fields of different row counts are refused with both counts")
  void rowCountsMustBeEqual() {
    var builder = Dataset.builder().features("x", new float[6], 2).targets(new double[] {1, 2}, 1);
    var e = assertThrows(DataException.class, builder::build);
    assertThat(e).hasMessageThat().isEqualTo("features 'x' have 3 rows, but targets have 2");
  }

  @Test
  @DisplayName("F46: an array that is not whole rows is refused")
  void arrayMustBeWholeRows() {
    var e = assertThrows(DataException.class, () -> Dataset.builder().features(new float[10], 4));
    assertThat(e).hasMessageThat().contains("10 numbers, which is not a multiple of their width 4");
    assertThrows(DataException.class, () -> Dataset.builder().features(new float[10], 0));
  }

  @Test
  void classIndexMustBeOneOfTheClasses() {
    var e =
        assertThrows(
            DataException.class,
            () -> Dataset.builder().classes(new int[] {0, 2}, List.of("a", "b")));
    assertThat(e).hasMessageThat().isEqualTo("classes: row 1 has class 2, but there are 2 classes");
    assertThrows(
        DataException.class, () -> Dataset.builder().classes(new int[] {-2}, List.of("a")));
    assertThrows(
        DataException.class, () -> Dataset.builder().classes(new int[] {0}, List.of("a", "a")));
  }

  @Test
  void aClassThatIsMissingIsKeptAndCountsForNoClass() {
    Dataset data =
        Dataset.builder().classes(new int[] {0, -1, 1, 1}, List.of("a", "b")).build().slice(1, 2);
    assertThat(data.field(0).get(0, 0)).isEqualTo(-1.0);
    assertThat(data.notes())
        .containsExactly(
            new Note(Note.Kind.ABSENT_CLASS, "a", 0), new Note(Note.Kind.RARE_CLASS, "b", 1));
  }

  @Test
  void emptyDataAndFieldsGivenTwiceAreRefused() {
    assertThrows(DataException.class, () -> Dataset.builder().build());
    assertThrows(DataException.class, () -> Dataset.builder().features(new float[0], 1).build());
    var builder = Dataset.builder().features(new float[1], 1);
    assertThrows(DataException.class, () -> builder.features(new double[1], 1));
    builder.classes(new int[1], List.of("a"));
    assertThrows(DataException.class, () -> builder.targets(new float[1], 1));
  }

  @Test
  void sliceTakesRowsInTheirOrder() {
    Dataset slice = ten().slice(7, 0, 7);
    assertThat(firstColumn(slice)).usingExactEquality().containsExactly(7.0, 0.0, 7.0).inOrder();
    assertThat(slice.field(1).get(0, 0)).isEqualTo(1.0);
    assertThat(slice.field(1).classNames()).containsExactly("even", "odd").inOrder();
    assertThrows(DataException.class, () -> ten().slice(10));
    assertThrows(DataException.class, () -> ten().slice());
  }

  @Test
  void splitIsDisjointCompleteAndFixedBySeed() {
    Split split = ten().split(0.7, 42);
    assertThat(split.train().rows()).isEqualTo(7);
    assertThat(split.test().rows()).isEqualTo(3);
    double[] all =
        IntStream.concat(
                Arrays.stream(firstColumn(split.train())).mapToInt(x -> (int) x),
                Arrays.stream(firstColumn(split.test())).mapToInt(x -> (int) x))
            .asDoubleStream()
            .sorted()
            .toArray();
    assertThat(all).isEqualTo(firstColumn(ten()));
    assertThat(firstColumn(ten().split(0.7, 42).train())).isEqualTo(firstColumn(split.train()));
    assertThat(firstColumn(ten().split(0.7, 43).train())).isNotEqualTo(firstColumn(split.train()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 1.5, Double.NaN, 0.01, 0.99})
  void splitThatLeavesAPartEmptyIsRefused(double fraction) {
    assertThrows(DataException.class, () -> ten().split(fraction, 1));
  }

  @Test
  @DisplayName("F30: the last batch is partial; a batch may be larger than the data")
  void batchesCoverAllRows() {
    assertThat(ten().batches(4).stream().map(Batch::rows)).containsExactly(4, 4, 2).inOrder();
    assertThat(ten().batches(Integer.MAX_VALUE).stream().map(Batch::rows)).containsExactly(10);
    assertThat(ten().batches(4).get(2).row(1)).isEqualTo(9);
    assertThat(ten().batch().rows()).isEqualTo(10);
    assertThrows(DataException.class, () -> ten().batches(0));
  }

  @Test
  void shuffledBatchesAreFixedBySeed() {
    List<Integer> first = rows(ten().batches(3, 5));
    assertThat(rows(ten().batches(3, 5))).isEqualTo(first);
    assertThat(rows(ten().batches(3, 6))).isNotEqualTo(first);
    assertThat(first).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private static List<Integer> rows(List<Batch> batches) {
    List<Integer> rows = new ArrayList<>();
    for (Batch batch : batches) {
      for (int i = 0; i < batch.rows(); i++) {
        rows.add(batch.row(i));
      }
    }
    return rows;
  }

  @Test
  void gatherWritesRowsOneAfterTheOther() {
    Batch batch = new Batch(ten(), new int[] {9, 4, 1}, 1, 2);
    float[] floats = {-1, -1, -1, -1, -1};
    batch.gather(0, floats);
    assertThat(floats).usingExactEquality().containsExactly(4f, 4.5f, 1f, 1.5f, -1f).inOrder();
    double[] doubles = new double[4];
    batch.gather(0, doubles);
    assertThat(doubles).usingExactEquality().containsExactly(4.0, 4.5, 1.0, 1.5).inOrder();
    batch.gather(1, doubles);
    assertThat(doubles).usingExactEquality().containsExactly(0.0, 1.0, 1.0, 1.5).inOrder();

    batch.select(new int[] {0}, 0, 1);
    batch.gather(0, floats);
    assertThat(floats[1]).isEqualTo(0.5f);
    assertThrows(IndexOutOfBoundsException.class, () -> batch.gather(0, new float[1]));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.select(new int[] {0}, 0, 2));
  }

  @Test
  @DisplayName("F45: a number that is not finite in the model's precision is found")
  void firstNonFiniteDependsOnThePrecision() {
    Dataset data =
        Dataset.builder()
            .features(new double[] {1, 2, 3, 1e39}, 2)
            .targets(new float[] {0, Float.NaN}, 1)
            .build();
    assertThat(data.field(0).firstNonFinite(Precision.DOUBLE)).isEqualTo(-1);
    assertThat(data.field(0).firstNonFinite(Precision.FLOAT)).isEqualTo(3);
    assertThat(data.field(1).firstNonFinite(Precision.DOUBLE)).isEqualTo(1);
  }

  @Test
  @DisplayName("F46: null and ragged arrays are refused by our own exception")
  @SuppressWarnings("NullAway") // what callers must not do is what is tested
  void nullAndRaggedArraysAreRefused() {
    DatasetBuilder builder = Dataset.builder();
    assertThrows(DataException.class, () -> builder.features((float[]) null, 1));
    assertThrows(DataException.class, () -> builder.targets((double[]) null, 1));
    assertThrows(DataException.class, () -> builder.classes(null, List.of("a")));
    assertThrows(DataException.class, () -> builder.features((double[][]) null));
    assertThrows(DataException.class, () -> builder.features(new double[0][]));
    assertThrows(DataException.class, () -> builder.features(new double[1][0]));
    var e =
        assertThrows(
            DataException.class, () -> builder.features(new double[][] {{1, 2}, {3}, {4, 5}}));
    assertThat(e).hasMessageThat().isEqualTo("row 1 has 1 numbers, but row 0 has 2");
    Dataset data = builder.features(new double[][] {{1, 2}, {3, 4}}).build();
    assertThat(data.field(0).get(1, 0)).isEqualTo(3.0);
  }

  @Test
  void classNamesAreThoseOfTheLoss() {
    assertThat(ten().classNames()).containsExactly("even", "odd").inOrder();
    assertThat(ten().classNames("other")).isEmpty();
    assertThat(ten().preparation()).isEmpty();
  }
}
