package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.processor.GradwrightProcessor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What a user puts on the processor path. */
class ProcessorJarTest {
  private static List<String> entries() throws IOException, URISyntaxException {
    Path jar =
        Path.of(
            GradwrightProcessor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assumeTrue(Files.isRegularFile(jar), "the processor is packed only from the package phase on");
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).toList();
    }
  }

  @Test
  void aUsersOwnJavaPoetCannotClashWithOurs() throws IOException, URISyntaxException {
    List<String> entries = entries();
    assertThat(entries.stream().filter(e -> e.startsWith("com/palantir/"))).isEmpty();
    assertThat(entries).contains("dev/gradwright/processor/shaded/javapoet/JavaFile.class");
  }

  @Test
  void theLookOfPagesIsPackedUnderANameOfItsOwn() throws IOException, URISyntaxException {
    List<String> entries = entries();
    assertThat(entries.stream().filter(e -> e.startsWith("dev/gradwright/report/"))).isEmpty();
    assertThat(entries.stream().filter(e -> e.contains("uPlot"))).isEmpty();
    assertThat(entries).contains("dev/gradwright/processor/shaded/look/Sheet.class");
  }

  @Test
  void theJarNamesItsProcessorItsRulesAndThatItIsIsolating()
      throws IOException, URISyntaxException {
    assertThat(entries())
        .containsAtLeast(
            "META-INF/services/javax.annotation.processing.Processor",
            "META-INF/services/dev.gradwright.processor.rule.LayerRule",
            "META-INF/services/dev.gradwright.processor.rule.LossRule",
            "META-INF/services/dev.gradwright.processor.rule.ActivationRule",
            "META-INF/gradle/incremental.annotation.processors");
  }
}
