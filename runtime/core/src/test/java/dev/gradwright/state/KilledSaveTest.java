package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.kernel.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed while they save. {@code -Dgradwright.kill=N} sets how many, {@code
 * -Dgradwright.seed=N} when.
 */
final class KilledSaveTest {
  private static final int ROUNDS = Integer.getInteger("gradwright.kill", 15);
  private static final long SEED = Long.getLong("gradwright.seed", 1);

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "M27, T12: after kill -9 during a save there is the old file or the new, never another")
  void oldOrNew() throws IOException, InterruptedException {
    Generator random = new Generator(SEED);
    Path file = folder.resolve("model.safetensors");
    WideNetwork.filled(1).save(file);
    int midway = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Process child = ChildJvm.start(ChildJvm.own(), SaveLoop.class, file.toString());
      try {
        assertThat(child.inputReader().readLine()).isEqualTo("saving");
        Thread.sleep(random.nextInt(60), random.nextInt(1_000_000));
      } finally {
        // SIGKILL: the process has no chance to tidy up.
        child.destroyForcibly().waitFor();
      }
      double value = WideNetwork.load(file).value();
      assertWithMessage("seed %s, round %s: %s", SEED, round, value)
          .that(value == 1 || value == 2)
          .isTrue();
      List<Path> others = others(file);
      midway += others.isEmpty() ? 0 : 1;
      for (Path other : others) {
        assertThat(other.getFileName().toString()).matches("\\.gradwright-\\d+-\\d+\\.tmp");
        Files.delete(other);
      }
    }
    System.out.printf("%d processes killed, %d of them midway through a file%n", ROUNDS, midway);
    WideNetwork.filled(3).save(file);
    assertThat(WideNetwork.load(file).value()).isEqualTo(3.0);
  }

  private List<Path> others(Path file) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> !path.equals(file)).sorted().toList();
    }
  }
}
