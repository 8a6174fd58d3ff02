package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.train.FlowerNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that go from one JDK to another. */
final class JdkExchangeTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("M30: a file saved on JDK 17 and on 25 has the same bytes, and either loads it")
  void filesTravelBetweenJdks() throws IOException, InterruptedException {
    Optional<Path> older = ChildJvm.jdk(17);
    Optional<Path> newer = ChildJvm.jdk(25);
    assumeTrue(older.isPresent() && newer.isPresent(), "needs a JDK 17 and a JDK 25 side by side");
    Path old = folder.resolve("17.safetensors");
    Path young = folder.resolve("25.safetensors");
    String unused = run(older.orElseThrow(), "save", old);
    unused = run(newer.orElseThrow(), "save", young);
    assertThat(Files.readAllBytes(young)).isEqualTo(Files.readAllBytes(old));
    String expected = Courier.answer(FlowerNetwork.initial(77));
    assertThat(run(older.orElseThrow(), "load", young)).isEqualTo(expected);
    assertThat(run(newer.orElseThrow(), "load", old)).isEqualTo(expected);
  }

  private static String run(Path jdk, String what, Path file)
      throws IOException, InterruptedException {
    Process process = ChildJvm.start(jdk, Courier.class, what, file.toString());
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(0);
    return output.strip();
  }
}
