package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** These tests run without the vector module. */
final class VectorModuleTest {
  @Test
  void aJvmWithoutTheModuleIsToldOnceWhatItWouldBring() {
    List<String> said = new ArrayList<>();
    Handler listener =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            said.add(logged.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.gradwright");
    logger.addHandler(listener);
    try {
      assertThat(VectorModule.request()).isEmpty();
      assertThat(VectorModule.request()).isEmpty();
    } finally {
      logger.removeHandler(listener);
    }
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).contains("--add-modules");
  }
}
