package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.kernel.Generator;
import dev.gradwright.state.CheckpointFile;
import dev.gradwright.state.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings killed at any moment. {@code -Dgradwright.kill=N} sets how many times, {@code
 * -Dgradwright.seed=N} when.
 */
final class KilledTrainingTest {
  private static final int KILLS = Integer.getInteger("gradwright.kill", 12);
  private static final long SEED = Long.getLong("gradwright.seed", 1);

  /** Kills before a training may end. */
  private static final int KILLS_EACH = 3;

  @TempDir private Path folder;

  @Test
  @DisplayName("T12, T17, T19: after kill -9, on any JDK and thread count, the bits are the same")
  void resumedTrainingHasTheBitsOfOneNeverKilled() throws IOException, InterruptedException {
    FlowerTrainer whole = TrainingProcess.builder(TrainingProcess.EPOCHS).build();
    String expected = TrainingProcess.result(whole, whole.fit(TrainingProcess.data()));
    List<Path> jdks = new ArrayList<>();
    ChildJvm.jdk(17).ifPresent(jdks::add);
    ChildJvm.jdk(25).ifPresent(jdks::add);
    Generator random = new Generator(SEED);
    int kills = 0;
    int before = 0;
    int ends = 0;
    for (int training = 0; kills < KILLS; training++) {
      Path checkpoints = folder.resolve("training" + training);
      for (int kill = 0; kill < KILLS_EACH; kill++) {
        Path jdk = jdks.get(random.nextInt(jdks.size()));
        kills++;
        ends += killed(jdk, random, checkpoints) ? 0 : 1;
        before += sound(checkpoints) ? 0 : 1;
      }
      Path jdk = jdks.get(random.nextInt(jdks.size()));
      Process child = start(jdk, checkpoints, random);
      try (BufferedReader lines = child.inputReader()) {
        assertThat(lines.readLine()).isEqualTo("training");
        assertWithMessage("seed %s, training %s", SEED, training)
            .that(lines.readLine())
            .isEqualTo(expected + " failures 0");
        assertThat(child.waitFor()).isEqualTo(0);
      }
      assertThat(leftovers(checkpoints)).isEmpty();
    }
    System.out.printf(
        "%d trainings killed, %d before their first checkpoint, %d after their end%n",
        kills, before, ends);
    assertThat(before + ends).isLessThan(kills);
  }

  /** Returns whether a process was killed while it trained. */
  private static boolean killed(Path jdk, Generator random, Path checkpoints)
      throws IOException, InterruptedException {
    Process child = start(jdk, checkpoints, random);
    try (BufferedReader lines = child.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("training");
      Thread.sleep(random.nextInt(400), random.nextInt(1_000_000));
      return child.isAlive();
    } finally {
      // SIGKILL: the process has no chance to tidy up.
      child.destroyForcibly().waitFor();
    }
  }

  private static Process start(Path jdk, Path checkpoints, Generator random) throws IOException {
    String threads = Integer.toString(1 + random.nextInt(2));
    return ChildJvm.start(jdk, TrainingProcess.class, checkpoints.toString(), threads);
  }

  /** Reads all checkpoints, and returns whether there are any. */
  private static boolean sound(Path folder) throws IOException {
    List<Path> found = list(folder, "checkpoint-");
    for (Path checkpoint : found) {
      assertThat(CheckpointFile.read(checkpoint).identity()).containsKey("optimizer");
    }
    return !found.isEmpty();
  }

  private static List<Path> leftovers(Path folder) throws IOException {
    return list(folder, ".gradwright-");
  }

  private static List<Path> list(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
  }
}
