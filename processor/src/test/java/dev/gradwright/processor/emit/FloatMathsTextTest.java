package dev.gradwright.processor.emit;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the runtime's scalar functions to the programs that vector code is printed from. */
class FloatMathsTextTest {
  private static final Path SOURCE =
      Path.of("../runtime/core/src/main/java/dev/gradwright/kernel/FloatMaths.java");

  @Test
  void theRuntimesScalarTextIsPrintedFromThePrograms() throws IOException {
    String printed = FloatMathsText.text();
    if (Boolean.getBoolean("gradwright.approve")) {
      Files.writeString(SOURCE, printed);
    }
    assertWithMessage(
            "%s differs from the programs; read the difference, and if it is right, run this test"
                + " with -Dgradwright.approve=true",
            SOURCE)
        .that(Files.readString(SOURCE))
        .isEqualTo(printed);
  }
}
