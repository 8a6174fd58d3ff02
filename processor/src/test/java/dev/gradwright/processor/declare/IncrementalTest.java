package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.RecordingProcessor;
import dev.gradwright.processor.declare.harness.RemoteCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What builds that compile only what changed rely on. */
class IncrementalTest {
  @TempDir Path directory;

  @Test
  @DisplayName("D54: every file has its model, and it alone, as originating element")
  void oneOriginatingElement() {
    Outcome outcome =
        Compilers.javac()
            .compile(
                Job.strict(directory)
                    .withProcessors(RecordingProcessor.class)
                    .with("p/A.java", Models.iris("p", "A"))
                    .with("p/B.java", Models.iris("p", "B").replace("units = 3", "units = 0")));
    assertThat(outcome.notes().stream().map(n -> n.text()).toList())
        .containsExactly(
            "p.ANetwork from [p.A]",
            "p.ALayers from [p.A]",
            "p.ATrainer from [p.A]",
            "p.BNetwork from [p.B]",
            "p.BTrainer from [p.B]");
  }

  @Test
  @DisplayName("D54: recompiling one of two models rewrites its files only")
  void otherModelsAreLeftAlone() throws IOException {
    Job job = Job.strict(directory);
    Outcome both =
        Compilers.javac()
            .compile(
                job.with("p/A.java", Models.iris("p", "A"))
                    .with("p/B.java", Models.iris("p", "B")));
    assertThat(both.findings()).isEmpty();
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Path other = job.gen().resolve("p/BNetwork.java");
    Files.setLastModifiedTime(other, longAgo);
    Outcome one =
        Compilers.javac()
            .compile(job.with("p/A.java", Models.iris("p", "A").replace("units = 3", "units = 5")));
    assertThat(one.findings()).isEmpty();
    assertThat(Files.getLastModifiedTime(other)).isEqualTo(longAgo);
    assertThat(one.generated().get("p/ANetwork.java")).contains("[5]");
  }

  @Test
  @DisplayName("D56: the text does not depend on directory, locale, time zone or JDK")
  void sameTextEverywhere() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Map<String, String> usual = compile("usual");
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(compile("arabic")).isEqualTo(usual);
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(compile("turkish")).isEqualTo(usual);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    Compilers.laterJdk()
        .ifPresent(
            home -> {
              RemoteCompiler other =
                  new RemoteCompiler(
                      "other",
                      home,
                      List.of("-Duser.language=tr", "-Dfile.encoding=US-ASCII", "-Duser.name=x"));
              assertThat(other.compile(job("other")).generated()).isEqualTo(usual);
            });
  }

  private Map<String, String> compile(String place) {
    Outcome outcome = Compilers.javac().compile(job(place));
    assertThat(outcome.findings()).isEmpty();
    return outcome.generated();
  }

  private Job job(String place) {
    return Job.strict(directory.resolve(place))
        .with(
            "p/Iris.java",
            Models.iris("p", "Iris")
                .replace("Entropy", "Entropy(labelSmoothing = 0.125, classWeights = {1.5, 2e9, 1})")
                .replace("species", "\u0131\u00df\u0130I"));
  }
}
