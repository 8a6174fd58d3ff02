package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.train.FlowerNetwork;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file takes the place of another, and what is left when it cannot. */
final class AtomicSaveTest {
  private static final byte[] OLD = {1, 2, 3};
  private static final byte[] NEW = {4, 5, 6, 7};

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void oldFile() throws IOException {
    file = folder.resolve("model.safetensors");
    Files.write(file, OLD);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void assertOldFileAlone() throws IOException {
    assertThat(Files.readAllBytes(file)).isEqualTo(OLD);
    assertThat(files()).containsExactly("model.safetensors");
  }

  /** Notes the steps of a write, and may fail at one of them. */
  private static class Noted extends AtomicFile {
    final List<String> steps = new ArrayList<>();
    private final String failing;

    Noted(Path path, String failing) {
      super(path);
      this.failing = failing;
    }

    private void step(String name) throws IOException {
      steps.add(name);
      if (failing.contains(name)) {
        throw new FileSystemException("f", null, "no " + name);
      }
    }

    @Override
    void force(FileChannel channel) throws IOException {
      step("force " + channel.size());
      super.force(channel);
    }

    @Override
    void moveAtomically(Path temporary, Path target) throws IOException {
      step("move");
      if (failing.contains("atomic")) {
        throw new AtomicMoveNotSupportedException(
            temporary.toString(), target.toString(), "no atomic moves");
      }
      super.moveAtomically(temporary, target);
    }

    @Override
    void move(Path temporary, Path target) throws IOException {
      step("second");
      super.move(temporary, target);
    }

    @Override
    void forceDirectory(Path target) {
      steps.add("force folder of " + target.getFileName());
      super.forceDirectory(target);
    }
  }

  @Test
  @DisplayName("T14: all bytes are forced, then moved, then the folder is forced")
  void stepsInOrder() throws IOException {
    Noted noted = new Noted(file, "");
    noted.write(NEW);
    assertThat(noted.steps)
        .containsExactly("force 4", "move", "force folder of model.safetensors")
        .inOrder();
    assertThat(Files.readAllBytes(file)).isEqualTo(NEW);
    assertThat(files()).containsExactly("model.safetensors");
  }

  @Test
  @DisplayName(
      "T13, M27: if forcing or moving fails, the old file is intact and nothing else is left")
  void failuresLeaveTheOldFile() throws IOException {
    for (String failing : new String[] {"force 4", "move"}) {
      assertThrows(FileSystemException.class, () -> new Noted(file, failing).write(NEW));
      assertOldFileAlone();
    }
  }

  @Test
  @DisplayName("T15: without atomic moves the old file stays as a second generation")
  void withoutAtomicMoves() throws IOException {
    new Noted(file, "atomic").write(NEW);
    assertThat(Files.readAllBytes(file)).isEqualTo(NEW);
    assertThat(Files.readAllBytes(AtomicFile.previous(file))).isEqualTo(OLD);
    new Noted(file, "atomic").write(OLD);
    assertThat(Files.readAllBytes(file)).isEqualTo(OLD);
    assertThat(Files.readAllBytes(AtomicFile.previous(file))).isEqualTo(NEW);
    assertThat(files()).hasSize(2);
    Path fresh = folder.resolve("fresh");
    new Noted(fresh, "atomic").write(NEW);
    assertThat(Files.exists(AtomicFile.previous(fresh))).isFalse();
  }

  @Test
  @DisplayName("T15: without atomic moves a failing second move brings the old file back")
  void withoutAtomicMovesAFailureBringsTheOldFileBack() throws IOException {
    assertThrows(FileSystemException.class, () -> new Noted(file, "atomic second").write(NEW));
    assertOldFileAlone();
  }

  @Test
  @DisplayName("T15: where only the earlier generation is left, loading says so")
  void onlyThePreviousIsLeft() throws IOException {
    Files.move(file, AtomicFile.previous(file));
    assertThat(message(() -> FlowerNetwork.load(file)))
        .isEqualTo(
            file
                + ": there is no such file; a save was cut short, and model.safetensors.previous has"
                + " the model as it was before");
  }

  @Test
  @DisplayName("T13, M27: a full disk leaves the old file and no other")
  void fullDisk() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", disk.toString()),
        "needs the right to mount a small disk");
    try {
      Path onDisk = disk.resolve("model.safetensors");
      WideNetwork.filled(1).save(onDisk);
      byte[] before = Files.readAllBytes(onDisk);
      assertThat(message(() -> WideNetwork.filled(2).save(onDisk)))
          .isEqualTo(onDisk + ": cannot be written: No space left on device; nothing was changed");
      assertThat(Files.readAllBytes(onDisk)).isEqualTo(before);
      assertThat(WideNetwork.load(onDisk).value()).isEqualTo(1.0);
      try (Stream<Path> left = Files.list(disk)) {
        assertThat(left.toList()).containsExactly(onDisk);
      }
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  @DisplayName("T13, M29: a read-only disk is named, and nothing changes")
  void readOnlyDisk() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
        "needs the right to mount a small disk");
    try {
      Path onDisk = disk.resolve("model.safetensors");
      FlowerNetwork.initial(1).save(onDisk);
      assumeTrue(run("mount", "-o", "remount,ro", disk.toString()), "needs the right to remount");
      assertThat(message(() -> FlowerNetwork.initial(2).save(onDisk)))
          .startsWith(onDisk + ": cannot be written: ");
      assertThat(FlowerNetwork.load(onDisk).parameter("species.weight"))
          .isEqualTo(FlowerNetwork.initial(1).parameter("species.weight"));
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  @DisplayName("M29: a folder in the file's place is named, for saving and for loading")
  void aFolderInTheFilesPlace() {
    assertThat(message(() -> FlowerNetwork.initial(1).save(folder)))
        .isEqualTo(
            folder + ": cannot be written: it is a directory, not a file; nothing was changed");
    assertThat(message(() -> FlowerNetwork.load(folder)))
        .isEqualTo(folder + ": is a directory, not a file");
  }

  @Test
  @DisplayName("M29, T13: a missing file or folder is named")
  void missingFileOrFolder() {
    Path missing = folder.resolve("none").resolve("model");
    assertThat(message(() -> FlowerNetwork.load(missing)))
        .isEqualTo(missing + ": there is no such file");
    assertThat(message(() -> FlowerNetwork.initial(1).save(missing)))
        .isEqualTo(
            missing
                + ": cannot be written: the folder "
                + missing.getParent()
                + " does not exist; nothing was changed");
  }

  @Test
  @DisplayName("M29: a symbolic link is followed, and stays")
  void symbolicLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("latest"), Path.of("model.safetensors"));
    FlowerNetwork.initial(1).save(link);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(FlowerNetwork.load(file).predict(1, 2))
        .isEqualTo(FlowerNetwork.load(link).predict(1, 2));
    Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("target"));
    assertThat(message(() -> FlowerNetwork.load(nowhere)))
        .isEqualTo(nowhere + ": is a symbolic link that leads to no file");
    FlowerNetwork.initial(1).save(nowhere);
    assertThat(Files.isRegularFile(folder.resolve("target"))).isTrue();
  }

  @Test
  @DisplayName("M29: links that lead round in a loop are refused")
  void loopOfLinks() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Files.createSymbolicLink(one, two);
    Files.createSymbolicLink(two, one);
    assertThat(message(() -> FlowerNetwork.initial(1).save(one)))
        .isEqualTo(
            one + ": cannot be written: it leads round in a loop of links; nothing was changed");
    assertThat(message(() -> FlowerNetwork.load(one))).startsWith(one.toString());
  }

  @Test
  @DisplayName("M29: names of any length and letters work, or are named")
  void longAndForeignNames() {
    Path foreign = folder.resolve("Größe 模型 🌷.safetensors");
    FlowerNetwork.initial(1).save(foreign);
    assertThat(FlowerNetwork.load(foreign).parameterCount()).isEqualTo(9);
    Path longest = folder.resolve("m".repeat(255));
    FlowerNetwork.initial(1).save(longest);
    assertThat(FlowerNetwork.load(longest).parameterCount()).isEqualTo(9);
    Path longer = folder.resolve("m".repeat(256));
    assertThat(message(() -> FlowerNetwork.initial(1).save(longer))).startsWith(longer + ": ");
    assertThat(message(() -> FlowerNetwork.load(longer))).startsWith(longer + ": ");
  }

  @Test
  void permissionsOfTheOldFileStay() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    FlowerNetwork.initial(1).save(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  @DisplayName("T10: an interrupted thread can save, and stays interrupted")
  void interruptedThreadSaves() {
    Thread.currentThread().interrupt();
    FlowerNetwork.initial(1).save(file);
    assertThat(Thread.interrupted()).isTrue();
    Thread.currentThread().interrupt();
    FlowerNetwork loaded = FlowerNetwork.load(file);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(loaded.parameterCount()).isEqualTo(9);
  }

  @Test
  void interruptsDuringASaveDoNotStopIt() throws InterruptedException {
    Thread saver = new Thread(() -> WideNetwork.filled(5).save(file));
    saver.start();
    for (int i = 0; i < 20; i++) {
      saver.interrupt();
      Thread.sleep(2);
    }
    saver.join();
    assertThat(WideNetwork.load(file).value()).isEqualTo(5.0);
  }

  private static String message(org.junit.jupiter.api.function.Executable call) {
    return String.valueOf(assertThrows(ModelFileException.class, call).getMessage());
  }
}
