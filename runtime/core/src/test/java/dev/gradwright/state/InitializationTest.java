package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Reals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initial parameters: their distributions, and that each has a stream of its own. */
final class InitializationTest {
  private static final int OUT = 300;
  private static final int IN = 200;

  @ParameterizedTest
  @CsvSource({
    "GLOROT_UNIFORM, 0.1095445115010332", // sqrt(6 / 500)
    "HE_UNIFORM, 0.17320508075688773", // sqrt(6 / 200)
    "LECUN_UNIFORM, 0.1224744871391589", // sqrt(3 / 200)
  })
  void uniformFillsItsInterval(String initializer, double limit) {
    Reals w = initial(initializer + " 200 300", 11);
    double min = 0;
    double max = 0;
    for (int i = 0; i < w.length(); i++) {
      min = Math.min(min, w.get(i));
      max = Math.max(max, w.get(i));
    }
    assertThat(max).isAtMost(limit);
    assertThat(max).isAtLeast(0.999 * limit);
    assertThat(min).isAtLeast(-limit);
    assertThat(min).isAtMost(-0.999 * limit);
    assertMoments(w, limit / Math.sqrt(3));
  }

  @ParameterizedTest
  @CsvSource({
    "GLOROT_NORMAL, 0.06324555320336758", // sqrt(2 / 500)
    "HE_NORMAL, 0.1", // sqrt(2 / 200)
    "LECUN_NORMAL, 0.07071067811865475", // sqrt(1 / 200)
  })
  void normalHasItsDeviationAndIsNotTruncated(String initializer, double deviation) {
    Reals w = initial(initializer + " 200 300", 11);
    assertMoments(w, deviation);
    double max = 0;
    for (int i = 0; i < w.length(); i++) {
      max = Math.max(max, Math.abs(w.get(i)));
    }
    // Of 60,000 normal draws the largest lies beyond 3 deviations but for one case in 10^70.
    assertThat(max).isGreaterThan(3 * deviation);
  }

  /** Mean within 5 standard errors of 0, deviation within 2 %. */
  private static void assertMoments(Reals w, double deviation) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < w.length(); i++) {
      sum += w.get(i);
      squares += w.get(i) * w.get(i);
    }
    assertThat(sum / w.length()).isWithin(5 * deviation / Math.sqrt(w.length())).of(0);
    assertThat(Math.sqrt(squares / w.length())).isWithin(0.02 * deviation).of(deviation);
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "5, 3", "40, 40", "1, 7", "7, 1"})
  void orthogonalHasOrthonormalRowsOrColumns(int rows, int columns) {
    double[] q = Orthogonal.matrix(rows, columns, new Generator(5));
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    for (int u = 0; u < count; u++) {
      for (int v = 0; v < count; v++) {
        double dot = 0;
        for (int i = 0; i < length; i++) {
          dot +=
              rows <= columns
                  ? q[u * columns + i] * q[v * columns + i]
                  : q[i * columns + u] * q[i * columns + v];
        }
        assertThat(dot).isWithin(1e-14).of(u == v ? 1 : 0);
      }
    }
  }

  @Test
  void constantIsTheConstant() {
    Reals w = initial("CONSTANT 0.25", 1);
    assertThat(w.get(0)).isEqualTo(0.25);
    assertThat(w.get(w.length() - 1)).isEqualTo(0.25);
  }

  @Test
  void parametersDoNotDependOnTheirNeighbours() {
    Reals alone = Initialization.initial(model("parameter b.w [2,2] HE_NORMAL 2 2\n"), 7);
    Reals second =
        Initialization.initial(
            model("parameter a.w [3] LECUN_NORMAL 3 3\nparameter b.w [2,2] HE_NORMAL 2 2\n"), 7);
    for (int i = 0; i < 4; i++) {
      assertThat(second.get(3 + i)).isEqualTo(alone.get(i));
    }
  }

  @Test
  void seedsAndNamesGiveStreamsOfTheirOwn() {
    long first = Streams.named(0, "a.w").nextLong();
    assertThat(Streams.named(0, "a.w").nextLong()).isEqualTo(first);
    assertThat(Streams.named(1, "a.w").nextLong()).isNotEqualTo(first);
    assertThat(Streams.named(0, "a.v").nextLong()).isNotEqualTo(first);
    // The offset basis of FNV-1a is the hash of no octets, and mix(0) is 0.
    assertThat(Streams.named(0, "").state()).isEqualTo(0xcbf29ce484222325L);
    // A published test vector: fnv1a_64("a").
    assertThat(Streams.named(0, "a").state()).isEqualTo(0xaf63dc4c8601ec8cL);
  }

  private static Reals initial(String initializer, long seed) {
    String parameter = "parameter h.w [" + OUT + "," + IN + "] " + initializer + "\n";
    return Initialization.initial(model(parameter), seed);
  }

  private static Architecture model(String parameters) {
    return Architecture.parse(
        "gradwright 1\nmodel sample.Start DOUBLE\nnode x Input [1]\n"
            + parameters
            + "output x IDENTITY\n");
  }
}
