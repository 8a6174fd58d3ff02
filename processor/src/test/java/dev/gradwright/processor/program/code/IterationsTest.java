package dev.gradwright.processor.program.code;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.kernel.Generator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The count of iterations, against running through them. */
final class IterationsTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static List<Range> ranges(String name, int count, Generator random) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranges.add(new Range(name + i, 1 + random.nextInt(6)));
    }
    return ranges;
  }

  private static List<Guard> guards(List<Range> ranges, int count, Generator random) {
    List<Guard> guards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Index index = Index.of(random.nextInt(9) - 4);
      for (int k = random.nextInt(4); k > 0; k--) {
        Range range = ranges.get(random.nextInt(ranges.size()));
        index = index.plus(range.index().times(random.nextInt(7) - 3));
      }
      guards.add(new Guard(index, 1 + random.nextInt(8)));
    }
    return guards;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("two domains inside each other, with conditions on the variables of both")
  void asManyAsAreRun(long seed) {
    Generator random = new Generator(seed);
    List<Range> outer = ranges("a", 1 + random.nextInt(3), random);
    List<Range> inner = ranges("b", 1 + random.nextInt(3), random);
    List<Range> all = new ArrayList<>(outer);
    all.addAll(inner);
    Domain first = new Domain(outer, guards(outer, random.nextInt(3), random));
    Domain second = new Domain(inner, guards(all, random.nextInt(4), random));
    long[] runs = new long[1];
    var values = new HashMap<String, Integer>();
    first.run(values, () -> second.run(values, () -> runs[0]++));
    assertWithMessage("seed %s", seed).that(Iterations.count(first, second)).isEqualTo(runs[0]);
  }

  @Test
  @DisplayName("a count beyond 32 bits is exact, and a condition on a loop around counts as kept")
  void large() {
    Domain cube =
        Domain.of(new Range("i", 4_000), new Range("j", 4_000), new Range("k", 4_000))
            .where(List.of(new Guard(Index.of("t").plus(-1), 5)));
    assertThat(Iterations.count(cube)).isEqualTo(64_000_000_000L);
  }
}
