package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.GradwrightException;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every generated network can do, tried on two small ones. */
final class NetworkTest {
  private final LineNetwork line = LineNetwork.initial(1).with("y.weight", 2).with("y.bias", -1);
  private final FlowerNetwork flower = FlowerNetwork.initial(1);

  @Test
  void withChangesACopy() {
    LineNetwork steeper = line.with("y.weight", 3);
    assertThat(steeper.parameter("y.weight")).isEqualTo(new double[] {3});
    assertThat(line.parameter("y.weight")).isEqualTo(new double[] {2});
    line.parameter("y.weight")[0] = 99;
    assertThat(line.parameter("y.weight")).isEqualTo(new double[] {2});
  }

  @Test
  void predictionAppliesTheLink() {
    double[] p = flower.predict(0.5, -1);
    assertThat(p).hasLength(3);
    assertThat(p[0] + p[1] + p[2]).isWithin(1e-6).of(1);
    assertThat(line.predict(4)).isEqualTo(new double[] {7});
    assertThat(line.inputWidth()).isEqualTo(1);
    assertThat(flower.outputWidth()).isEqualTo(3);
  }

  @Test
  void rowsAloneBatchesAndDataSetsGiveEqualBits() {
    Dataset data = Samples.flowers(200, 3);
    double[] rows = new double[400];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = data.field(data.features()).get(i / 2, i % 2);
    }
    double[] batch = new double[600];
    flower.predict(rows, 200, batch);
    assertThat(flower.predict(data)).isEqualTo(batch);
    for (int r = 0; r < 200; r++) {
      double[] alone = flower.predict(rows[2 * r], rows[2 * r + 1]);
      assertThat(alone).isEqualTo(new double[] {batch[3 * r], batch[3 * r + 1], batch[3 * r + 2]});
    }
  }

  @Test
  void wrongLengthsAreNamed() {
    assertThat(Thrown.message(GradwrightException.class, () -> flower.predict(1, 2, 3)))
        .isEqualTo("sample.Flower takes rows of 2 numbers, not 3");
    assertThat(
            Thrown.message(
                GradwrightException.class, () -> flower.predict(new double[4], 2, new double[5])))
        .isEqualTo("the outputs of 2 rows of 3 numbers do not fit an array of 5");
    assertThat(Thrown.message(DataException.class, () -> flower.predict(Samples.line(3, 1))))
        .isEqualTo("input 'flower' takes 2 numbers per row, but features have 1");
  }

  @Test
  void predictingNoRowsIsAllowed() {
    flower.predict(new double[0], 0, new double[0]);
  }

  @Test
  void serializationKeepsBitsAndBehaviour() throws IOException, ClassNotFoundException {
    FlowerNetwork copy = (FlowerNetwork) read(written(flower));
    assertThat(copy.parameter("species.weight")).isEqualTo(flower.parameter("species.weight"));
    assertThat(copy.predict(1, 2)).isEqualTo(flower.predict(1, 2));
    assertThat(copy.architecture()).isEqualTo(flower.architecture());
  }

  @Test
  void serializedNetworkOfAnotherDeclarationIsRefused() throws IOException {
    // A word of the architecture is replaced by one of the same length, so the stream stays whole.
    String bytes = new String(written(flower), StandardCharsets.ISO_8859_1);
    byte[] other =
        bytes.replace("species SOFTMAX", "species SIGMOID").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Thrown.message(InvalidObjectException.class, () -> read(other)))
        .contains("another declaration of sample.Flower");
  }

  @Test
  @DisplayName("T21: many threads predicting at once get the bits of one")
  void manyThreadsGetTheBitsOfOne() throws InterruptedException, ExecutionException {
    double[] expected = flower.predict(0.3, 0.7);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        counts.add(pool.submit(() -> matches(expected)));
      }
      for (Future<Integer> count : counts) {
        assertThat(count.get()).isEqualTo(10_000);
      }
    } finally {
      pool.shutdown();
    }
  }

  private int matches(double[] expected) {
    int count = 0;
    for (int i = 0; i < 10_000; i++) {
      flower.predict(i, -i);
      count += Arrays.equals(flower.predict(0.3, 0.7), expected) ? 1 : 0;
    }
    return count;
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
