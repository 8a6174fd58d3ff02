package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.state.CheckpointFile;
import dev.gradwright.state.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that cannot be written, and trainings that are asked to end. */
final class CheckpointFailureTest {
  private final Dataset data = Samples.flowers(100, 1);

  @TempDir private Path folder;

  @Test
  @DisplayName("T13: where the folder is gone the training goes on, and says so each time")
  void trainingGoesOnWithoutItsFolder() throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    List<CheckpointFailure> heard = new ArrayList<>();
    FlowerTrainer trainer =
        builder(4)
            .checkpoint(Checkpoint.in(checkpoints))
            .listener(
                new TrainingListener() {
                  @Override
                  public void onEpoch(EpochReport report) {
                    if (report.epoch() == 2) {
                      delete(checkpoints);
                    }
                  }

                  @Override
                  public void onCheckpointFailure(CheckpointFailure failure) {
                    heard.add(failure);
                  }
                })
            .build();
    History history = trainer.fit(data);
    assertThat(history.epochs()).isEqualTo(4);
    // After epochs 2, 3 and 4, and once more at the end.
    assertThat(history.checkpointFailures().stream().map(CheckpointFailure::step))
        .containsExactly(20L, 30L, 40L, 40L)
        .inOrder();
    assertThat(heard).isEqualTo(history.checkpointFailures());
    assertThat(heard.get(0).toString()).contains("no checkpoint after step 20: " + checkpoints);
    FlowerTrainer whole = builder(4).build();
    whole.fit(data);
    assertThat(trainer.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
  }

  @Test
  @DisplayName("T13: as many failures in a row as are borne end the training")
  void failuresInARowEndTheTraining() {
    Path checkpoints = folder.resolve("checkpoints");
    FlowerTrainer trainer =
        builder(40)
            .checkpoint(Checkpoint.in(checkpoints).maxFailures(3))
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStart(TrainingStart start) {
                    delete(checkpoints);
                  }
                })
            .build();
    assertThat(Thrown.message(TrainingException.class, () -> trainer.fit(data)))
        .contains("3 checkpoints in a row could not be written, so the training ends");
  }

  @Test
  void folderThatCannotBeMadeIsRefusedBeforeTheFirstStep() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    FlowerTrainer trainer = builder(4).checkpoint(Checkpoint.in(file.resolve("below"))).build();
    double[] before = trainer.parameter("species.weight");
    assertThat(Thrown.message(TrainingException.class, () -> trainer.fit(data)))
        .contains("cannot be made");
    assertThat(trainer.parameter("species.weight")).isEqualTo(before);
  }

  @Test
  @DisplayName("T13: under a limit of file sizes old checkpoints stay whole, nothing is left over")
  void limitOfFileSizesLeavesOldCheckpointsWhole() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh here");
    Path checkpoints = folder.resolve("limited");
    String expected = run(ChildJvm.command(ChildJvm.own(), TrainingProcess.class, arguments()));
    List<String> limited =
        new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 2; exec \"$@\"", "sh"));
    limited.addAll(
        ChildJvm.command(ChildJvm.own(), TrainingProcess.class, checkpoints.toString(), "1"));
    String result = run(limited);
    int at = result.indexOf(" failures ");
    assertThat(Integer.parseInt(result.substring(at + 10))).isGreaterThan(0);
    assertThat(result.substring(0, at)).isEqualTo(expected.substring(0, expected.indexOf(" fail")));
    assertThat(list(checkpoints, ".gradwright-")).isEmpty();
    for (Path checkpoint : list(checkpoints, "checkpoint-")) {
      assertThat(CheckpointFile.read(checkpoint).identity()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("T13: on a full disk the training goes on, and the disk has what it had")
  void fullDiskLeavesWhatItHad() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        shell("mount -t tmpfs -o size=16k tmpfs " + disk), "a small disk cannot be mounted here");
    try {
      Path filler = disk.resolve("filler");
      byte[] page = new byte[4096];
      Files.write(filler, page);
      Path checkpoints = disk.resolve("checkpoints");
      List<String> result =
          lines(
              ChildJvm.command(ChildJvm.own(), TrainingProcess.class, checkpoints.toString(), "1"));
      assertThat(result.get(result.size() - 1)).containsMatch(" failures [1-9]");
      assertThat(Files.readAllBytes(filler)).isEqualTo(page);
      assertThat(list(checkpoints, ".gradwright-")).isEmpty();
      for (Path checkpoint : list(checkpoints, "checkpoint-")) {
        assertThat(CheckpointFile.read(checkpoint).identity()).isNotEmpty();
      }
    } finally {
      assertThat(shell("umount " + disk)).isTrue();
    }
  }

  @Test
  @DisplayName(
      "T13: where the folder becomes read-only the training goes on, old checkpoints whole")
  void readOnlyFolderLeavesOldCheckpointsWhole() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(shell("mount -t tmpfs -o size=1m tmpfs " + disk), "a disk cannot be mounted here");
    try {
      Path checkpoints = disk.resolve("checkpoints");
      FlowerTrainer trainer =
          builder(4)
              .checkpoint(Checkpoint.in(checkpoints))
              .listener(
                  new TrainingListener() {
                    @Override
                    public void onCheckpoint(Path file) {
                      try {
                        // Its lock is open for writing, so only a bind of it can be closed to all.
                        assertThat(
                                shell(
                                    "mount --bind "
                                        + checkpoints
                                        + " "
                                        + checkpoints
                                        + " && mount -o remount,ro,bind "
                                        + checkpoints))
                            .isTrue();
                      } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                      }
                    }
                  })
              .build();
      History history = trainer.fit(data);
      assertThat(history.epochs()).isEqualTo(4);
      assertThat(history.checkpointFailures().get(0).toString())
          .contains("no checkpoint after step 20: " + checkpoints);
      assertThat(history.checkpointFailures().get(0).toString()).contains("cannot be written");
      assertThat(list(checkpoints, ".gradwright-")).isEmpty();
      List<Path> kept = list(checkpoints, "checkpoint-");
      assertThat(kept).hasSize(1);
      assertThat(CheckpointFile.read(kept.get(0)).identity()).isNotEmpty();
    } finally {
      boolean unused = shell("umount " + disk.resolve("checkpoints"));
      assertThat(shell("umount " + disk)).isTrue();
    }
  }

  @Test
  @DisplayName("T10: an interrupt saves the place where the fit ended")
  void interruptSavesThePlace() throws IOException {
    FlowerTrainer trainer =
        builder(4)
            .checkpoint(Checkpoint.in(folder))
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStep(int epoch, int step, int rows, double loss) {
                    if (epoch == 2 && step == 3) {
                      Thread.currentThread().interrupt();
                    }
                  }
                })
            .build();
    History history = trainer.fit(data);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.interrupted()).isTrue();
    assertThat(Files.exists(folder.resolve("checkpoint-000000000013.safetensors"))).isTrue();
    FlowerTrainer resumed = builder(4).checkpoint(Checkpoint.in(folder)).build();
    resumed.fit(data);
    FlowerTrainer whole = builder(4).build();
    whole.fit(data);
    assertThat(resumed.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
  }

  @Test
  @DisplayName("T11: SIGTERM finishes the step, saves, and the process ends with 143")
  void terminationSavesFirst() throws IOException, InterruptedException {
    ended("TERM", 143);
  }

  @Test
  @DisplayName("T11: Ctrl-C finishes the step, saves, and the process ends with 130")
  void controlSavesFirst() throws IOException, InterruptedException {
    ended("INT", 130);
  }

  private void ended(String signal, int exit) throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("ended");
    Process child =
        ChildJvm.start(
            ChildJvm.own(), TrainingProcess.class, checkpoints.toString(), "2", "endless");
    try (BufferedReader lines = child.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("training");
      Thread.sleep(300);
      assertThat(shell("kill -" + signal + " " + child.pid())).isTrue();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isEqualTo(exit);
    } finally {
      child.destroyForcibly();
    }
    assertThat(list(checkpoints, ".gradwright-")).isEmpty();
    assertThat(list(checkpoints, "checkpoint-")).isNotEmpty();
  }

  @Test
  void settingsThatCannotBeMeantAreRefused() {
    Checkpoint checkpoint = Checkpoint.in(folder);
    assertThat(Thrown.message(SettingsException.class, () -> checkpoint.everySteps(0)))
        .isEqualTo("the steps between checkpoints must be at least 1, not 0");
    assertThat(Thrown.message(SettingsException.class, () -> checkpoint.everyMinutes(0)))
        .isEqualTo("the minutes between checkpoints must be positive and finite, not 0.0");
    assertThat(Thrown.message(SettingsException.class, () -> checkpoint.keepLast(0)))
        .isEqualTo("the checkpoints to keep must be at least 1, not 0");
  }

  private String[] arguments() {
    return new String[] {folder.resolve("unlimited").toString(), "1"};
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    List<String> lines = lines(command);
    return lines.get(lines.size() - 1);
  }

  private static List<String> lines(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(0);
    return text.lines().toList();
  }

  private static boolean shell(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("/bin/sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> list(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static TrainerBuilder<FlowerTrainer> builder(int epochs) {
    return FlowerTrainer.builder().epochs(epochs).batchSize(10);
  }
}
