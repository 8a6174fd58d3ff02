package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is predicted beside what is true, row by row. */
final class OutcomesTest {
  private static final Architecture MODEL =
      Architecture.parse(
          """
          gradwright 1
          model sample.Two FLOAT
          node x Input [2]
          loss loss SoftmaxCrossEntropy x CLASS 2 1.0
          output x SOFTMAX
          """);

  /** Predicts its input. */
  private static final class Echo implements Network {
    @Override
    public Architecture architecture() {
      return MODEL;
    }

    @Override
    public double[] predict(Dataset data) {
      double[] all = new double[data.rows() * 2];
      for (int i = 0; i < all.length; i++) {
        all[i] = data.field(data.features()).get(i / 2, i % 2);
      }
      return all;
    }

    @Override
    public int inputWidth() {
      return 2;
    }

    @Override
    public int outputWidth() {
      return 2;
    }

    @Override
    public List<String> classes(String loss) {
      return List.of();
    }

    @Override
    public Optional<Preparation> preparation() {
      return Optional.empty();
    }

    @Override
    public double[] parameter(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Network with(String name, double... values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double[] predict(double... row) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void save(Path file) {
      throw new UnsupportedOperationException();
    }
  }

  private static String written(Dataset data, int most) {
    Json json = new Json();
    json.open();
    json.array("all");
    Outcomes.of(new Echo(), data, "training", most).write(json);
    json.end();
    json.close();
    return json.text();
  }

  @Test
  @DisplayName("rows whose class is missing are not counted")
  void missingClasses() {
    Dataset data =
        Dataset.builder()
            .features(new double[] {1, 0, 0, 1, 0, 1, 1, 0}, 2)
            .classes(new int[] {0, -1, 1, 1}, List.of("no", "yes"))
            .build();
    assertThat(written(data, 100)).contains("\"names\":[\"no\",\"yes\"],\"counts\":[[1,0],[1,1]]");
  }

  @Test
  @DisplayName("of many rows as many are taken as asked for, evenly, beyond one piece, too")
  void manyRows() {
    int rows = 30_000;
    double[] features = new double[rows * 2];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      features[2 * i + i % 2] = 1;
      labels[i] = i % 2;
    }
    Dataset data =
        Dataset.builder().features(features, 2).classes(labels, List.of("a", "b")).build();
    assertThat(written(data, rows)).contains("\"counts\":[[15000,0],[0,15000]]");
    assertThat(written(data, 10_000)).contains("\"rows\":10000,\"step\":3");
    assertThat(written(data, 10_000)).contains("\"counts\":[[5000,0],[0,5000]]");
  }
}
