package dev.gradwright;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules of the sources that keep results equal on every JDK. */
class SourceRulesTest {
  /** Functions that may differ between JDKs and processors. */
  private static final Pattern VARYING_MATH =
      Pattern.compile(
          "(?<!Strict)\\bMath\\.(a?(sin|cos|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|pow)\\(");

  private static final Pattern FLOATS_IN_ANY_ORDER =
      Pattern.compile("DoubleAdder|DoubleAccumulator|parallelStream|\\.parallel\\(|parallelPrefix");

  private static final Pattern OTHER_RANDOM_NUMBERS =
      Pattern.compile("java\\.util\\.Random|ThreadLocalRandom|SplittableRandom|Math\\.random");

  private static final Pattern TIME_OF_DAY =
      Pattern.compile("currentTimeMillis|Instant\\.now|Date(Time)?\\.now|new Date\\(|Clock\\.");

  @Test
  @DisplayName("R1: functions come from StrictMath or Maths, never from Math")
  void noVaryingMath() throws IOException {
    assertNowhere(VARYING_MATH);
  }

  @Test
  @DisplayName("R4: floats are added in one order")
  void noSumInAnyOrder() throws IOException {
    assertNowhere(FLOATS_IN_ANY_ORDER);
  }

  @Test
  @DisplayName("R5: random numbers come from Generator")
  void noOtherRandomNumbers() throws IOException {
    assertNowhere(OTHER_RANDOM_NUMBERS);
  }

  @Test
  @DisplayName("T29: nothing looks at the time of day, which may jump")
  void noTimeOfDay() throws IOException {
    assertNowhere(TIME_OF_DAY);
  }

  @Test
  void theRulesSeeWhatTheyForbid() {
    for (String line : new String[] {"Math.exp(x)", "= Math.tanh(", "Math.atan2(", "Math.cosh("}) {
      assertWithMessage(line).that(VARYING_MATH.matcher(line).find()).isTrue();
    }
    for (String line :
        new String[] {"StrictMath.exp(x)", "Math.sqrt(", "Maths.exp(", "Math.fma("}) {
      assertWithMessage(line).that(VARYING_MATH.matcher(line).find()).isFalse();
    }
  }

  private static void assertNowhere(Pattern forbidden) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(Path.of("src", "main", "java"))) {
      files = tree.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
    assertWithMessage("source files").that(files).isNotEmpty();
    for (Path file : files) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        // Comments name these functions to say why they are not used.
        boolean comment = line.strip().startsWith("*") || line.strip().startsWith("/");
        assertWithMessage("%s:%s: %s", file, number, line)
            .that(!comment && forbidden.matcher(line).find())
            .isFalse();
      }
    }
  }
}
