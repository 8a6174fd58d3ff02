package dev.gradwright.processor.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.processor.testing.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated text depends on the declaration alone. */
final class DeterministicTextTest {
  private static final String EXPECTED = GenerationMain.text(0);

  static Stream<Long> seeds() {
    return GenerationMain.seeds().stream();
  }

  @Test
  void theModelsReachWhatCouldDiffer() {
    assertThat(EXPECTED).contains("In loops: 49,360 multiply-adds");
    assertThat(EXPECTED).contains("2.17E9");
    assertThat(EXPECTED).contains("IYI");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfMembersMeansNothing(long seed) {
    assertWithMessage("seed %s", seed).that(GenerationMain.text(seed)).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "ar", "de", "hi-IN-u-nu-deva"})
  void localeAndTimeZoneMeanNothing(String tag) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(GenerationMain.text(0)).isEqualTo(EXPECTED);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void jdkFolderAndEncodingMeanNothing(int release) {
    Optional<Path> jdk = Jdks.find(release);
    assumeTrue(jdk.isPresent(), "no JDK " + release + " on this machine");
    List<String> command = new ArrayList<>();
    command.add(jdk.orElseThrow().resolve("bin/java").toString());
    command.addAll(List.of("-Duser.language=ar", "-Dfile.encoding=ISO-8859-1"));
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", classPath)));
    command.addAll(List.of(GenerationMain.class.getName(), "0"));
    String text = Jdks.run(command, Path.of(System.getProperty("java.io.tmpdir")));
    assertThat(text).isEqualTo(EXPECTED);
  }
}
