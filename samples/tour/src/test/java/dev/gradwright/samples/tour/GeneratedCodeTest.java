package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins the generated text that stands in {@code generated/} as documentation. */
class GeneratedCodeTest {
  private static final Path APPROVED = Path.of("generated");
  private static final Path GENERATED =
      Path.of("target/generated-sources/annotations/dev/gradwright/samples/tour");

  private static final Path VECTORS = Path.of("target/vector-sources/dev/gradwright/samples/tour");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LineNetwork",
        "LineTrainer",
        "LineLayers",
        "IrisNetwork",
        "IrisTrainer",
        "IrisLayers",
        "IrisVector"
      })
  void generatedTextIsTheApprovedOne(String type) throws IOException {
    Path approved = APPROVED.resolve(type + ".java");
    Path folder = type.endsWith("Vector") ? VECTORS : GENERATED;
    String generated = Files.readString(folder.resolve(type + ".java"));
    if (Boolean.getBoolean("gradwright.approve")) {
      Files.createDirectories(APPROVED);
      Files.writeString(approved, generated);
    }
    String wanted = Files.exists(approved) ? Files.readString(approved) : "";
    assertWithMessage(
            "%s differs from what is generated; read the difference, and if it is right, run this"
                + " test with -Dgradwright.approve=true",
            approved)
        .that(generated)
        .isEqualTo(wanted);
  }
}
