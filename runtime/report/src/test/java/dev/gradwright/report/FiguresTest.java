package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture.TargetKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How numbers are summed up for the charts. */
final class FiguresTest {
  @Test
  @DisplayName("bands are the quantiles, counts take every finite number, others are counted apart")
  void distribution() {
    double[] numbers = IntStream.rangeClosed(0, 101).asDoubleStream().toArray();
    numbers[101] = Double.NaN;
    Distribution of = Distribution.of(numbers);
    assertThat(of.bands()).usingExactEquality().containsExactly(0, 10, 50, 90, 100).inOrder();
    assertThat(IntStream.of(of.counts()).sum()).isEqualTo(101);
    assertThat(of.notFinite()).isEqualTo(1);
  }

  @Test
  @DisplayName("of many numbers the least and the largest are still exact")
  void manyNumbers() {
    double[] numbers = new double[1_000_003];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i * 7919L) % 1000;
    }
    numbers[1] = -5000;
    numbers[numbers.length - 2] = 5000;
    Distribution of = Distribution.of(numbers);
    assertThat(of.bands()[0]).isEqualTo(-5000);
    assertThat(of.bands()[4]).isEqualTo(5000);
    assertThat(of.bands()[2]).isWithin(30).of(500);
    assertThat(IntStream.of(of.counts()).sum()).isEqualTo(numbers.length);
  }

  @Test
  @DisplayName("equal, enormous and missing numbers have a distribution")
  void extremes() {
    assertThat(Distribution.of(new double[] {2, 2}).counts()[Distribution.BINS / 2]).isEqualTo(2);
    double[] wide = {-Double.MAX_VALUE, 0, Double.MAX_VALUE};
    assertThat(IntStream.of(Distribution.of(wide).counts()).sum()).isEqualTo(3);
    assertThat(Distribution.of(new double[] {Double.NaN}).bands()[2]).isNaN();
  }

  @Test
  @DisplayName("classes, shares and both sides of a border are counted; what is missing is not")
  void confusion() {
    Confusion places = new Confusion(TargetKind.CLASS, List.of("a", "b"));
    places.add(new double[] {1, Double.NaN, 0}, new double[] {0.3, 0.7, 1, 0, 0.5, 0.5});
    assertThat(written(places)).contains("\"counts\":[[1,0],[0,1]]");
    Confusion shares = new Confusion(TargetKind.DISTRIBUTION, List.of("a", "b", "c"));
    shares.add(new double[] {0.2, 0.5, 0.3}, new double[] {0.1, 0.2, 0.7});
    assertThat(written(shares)).contains("\"counts\":[[0,0,0],[0,0,1],[0,0,0]]");
    Confusion signs = new Confusion(TargetKind.SIGN, List.of("-1", "1"));
    signs.add(new double[] {-1}, new double[] {0.2});
    signs.add(new double[] {1}, new double[] {0.2});
    assertThat(written(signs)).contains("\"counts\":[[0,1],[0,1]]");
    Confusion sides = new Confusion(TargetKind.PROBABILITY, List.of("no", "yes"));
    sides.add(new double[] {1, Double.NaN}, new double[] {0.5, 0.9});
    assertThat(written(sides)).contains("\"counts\":[[0,0],[1,0]]");
  }

  @Test
  @DisplayName("of many classes the most frequent mistakes are listed")
  void manyClasses() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "c" + i).toList();
    Confusion confusion = new Confusion(TargetKind.CLASS, names);
    double[] seven = new double[100];
    seven[7] = 1;
    confusion.add(new double[] {7}, seven);
    confusion.add(new double[] {3}, seven);
    confusion.add(new double[] {4}, seven);
    confusion.add(new double[] {4}, seven);
    assertThat(written(confusion))
        .contains(
            "\"right\":1,\"mistakes\":[{\"actual\":\"c4\",\"predicted\":\"c7\",\"count\":2},"
                + "{\"actual\":\"c3\",\"predicted\":\"c7\",\"count\":1}]");
  }

  @Test
  @DisplayName("a cloud has at most 2,000 points, sorted by what is true")
  void scatter() {
    Scatter scatter = new Scatter(10_000);
    for (int i = 0; i < 10_000; i++) {
      scatter.add(new double[] {10_000 - i}, new double[] {i});
    }
    String text = written(scatter);
    assertThat(text).startsWith("{\"kind\":\"scatter\",\"pairs\":10000,\"true\":[5.0,10.0,15.0,");
    assertThat(text.split(",", -1)).hasLength(4_002);
  }

  private static String written(Outcome outcome) {
    Json json = new Json();
    json.open();
    outcome.write(json);
    json.close();
    return json.text();
  }
}
