package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.Range;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
  @Test
  void longsAreThePublishedOnes() {
    Generator generator = new Generator(1234567);
    for (String expected :
        new String[] {
          "6457827717110365317",
          "3203168211198807973",
          "9817491932198370423",
          "4593380528125082431",
          "16408922859458223821"
        }) {
      assertThat(Long.toUnsignedString(generator.nextLong())).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -1, Long.MIN_VALUE})
  void longsAreThoseOfTheJdksSplitMix(long seed) {
    Generator ours = new Generator(seed);
    SplittableRandom theirs = new SplittableRandom(seed);
    for (int i = 0; i < 100; i++) {
      assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
    }
  }

  @Test
  void stateCarriesOn() {
    Generator first = new Generator(7);
    first.nextGaussian();
    Generator second = new Generator(0);
    second.state(first.state());
    assertThat(second.nextGaussian()).isEqualTo(first.nextGaussian());
    assertThat(second.state()).isEqualTo(first.state());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1000, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE})
  void intsStayBelowTheirBound(int bound) {
    Generator generator = new Generator(bound);
    for (int i = 0; i < 1000; i++) {
      assertThat(generator.nextInt(bound)).isIn(Range.closedOpen(0, bound));
    }
  }

  @Test
  void intsAreEvenlySpread() {
    Generator generator = new Generator(5);
    int[] counts = new int[6];
    int draws = 60_000;
    for (int i = 0; i < draws; i++) {
      counts[generator.nextInt(6)]++;
    }
    // Six standard deviations of a binomial count: sqrt(60000 * 1/6 * 5/6) = 91.
    for (int count : counts) {
      assertThat(Math.abs(count - draws / 6)).isLessThan(6 * 91);
    }
  }

  @Test
  void boundBelowOneIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> new Generator(0).nextInt(0));
    assertThrows(IllegalArgumentException.class, () -> new Generator(0).nextInt(-5));
  }

  @Test
  void doublesAreTheUpper53Bits() {
    Generator longs = new Generator(99);
    Generator doubles = new Generator(99);
    for (int i = 0; i < 1000; i++) {
      double x = doubles.nextDouble();
      assertThat(x).isAtLeast(0.0);
      assertThat(x).isLessThan(1.0);
      assertThat((long) (x * 0x1.0p53)).isEqualTo(longs.nextLong() >>> 11);
    }
  }

  @Test
  void gaussiansHaveTheMomentsOfTheNormalDistribution() {
    Generator generator = new Generator(11);
    int draws = 200_000;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < draws; i++) {
      double x = generator.nextGaussian();
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
    }
    // About six standard errors: 1, sqrt 2 and sqrt 96 over sqrt draws.
    assertThat(sum / draws).isWithin(0.014).of(0);
    assertThat(squares / draws).isWithin(0.019).of(1);
    assertThat(fourth / draws).isWithin(0.14).of(3);
  }

  @Test
  void gaussiansAreFixedForever() {
    Generator generator = new Generator(42);
    assertThat(generator.nextGaussian()).isEqualTo(0.49295065581737485);
    assertThat(generator.nextGaussian()).isEqualTo(-1.2810773478777024);
    assertThat(generator.nextGaussian()).isEqualTo(-0.6018779810957331);
  }

  @Test
  void shuffleIsFisherYatesFromTheEnd() {
    int[] shuffled = IntStream.range(0, 20).toArray();
    new Generator(3).shuffle(shuffled, 20);

    Generator generator = new Generator(3);
    int[] expected = IntStream.range(0, 20).toArray();
    for (int i = 19; i >= 1; i--) {
      int j = generator.nextInt(i + 1);
      int last = expected[i];
      expected[i] = expected[j];
      expected[j] = last;
    }
    assertThat(shuffled).isEqualTo(expected);
    Arrays.sort(shuffled);
    assertThat(shuffled).isEqualTo(IntStream.range(0, 20).toArray());
  }

  @Test
  void shuffleLeavesTheRestAlone() {
    int[] a = {0, 1, 2, 3, 4};
    new Generator(3).shuffle(a, 2);
    assertThat(Arrays.copyOfRange(a, 2, 5)).isEqualTo(new int[] {2, 3, 4});
  }
}
