package dev.gradwright.train;

import dev.gradwright.state.AbandonedFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a training's checkpoints: their names, which of them stay, and a lock that keeps
 * other processes out while a fit runs. The system lifts the lock when the process ends, however it
 * ends.
 */
final class CheckpointFolder implements AutoCloseable {
  private static final String PREFIX = "checkpoint-";
  private static final String SUFFIX = ".safetensors";

  private final Path folder;
  private @Nullable FileChannel lockFile;

  /**
   * Opens a folder, creating it if need be.
   *
   * @throws TrainingException if there is none and it cannot be made, or another fit uses it
   */
  CheckpointFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new TrainingException(
          "the folder for checkpoints, " + folder.toAbsolutePath() + ", cannot be made: " + e, e);
    }
    lock();
    AbandonedFiles.sweep(folder);
  }

  private void lock() {
    Path file = folder.resolve(".lock");
    FileLock lock = null;
    try {
      lockFile = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      // Nothing can be written here, so nobody can be disturbed; saving will say why.
      return;
    }
    if (lock == null) {
      close();
      throw new TrainingException(
          "another training saves its checkpoints in "
              + folder.toAbsolutePath()
              + "; give each a folder of its own");
    }
  }

  /** Returns where the checkpoint after so many steps belongs; names sort by steps. */
  Path checkpoint(long steps) {
    return folder.resolve(String.format(Locale.ROOT, "%s%012d%s", PREFIX, steps, SUFFIX));
  }

  /** Returns where the best network belongs. */
  Path best() {
    return folder.resolve("best" + SUFFIX);
  }

  /** Returns the checkpoints there are, the newest first. */
  List<Path> newestFirst() {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(CheckpointFolder::isCheckpoint).forEach(found::add);
    } catch (IOException e) {
      throw new TrainingException(
          "the folder for checkpoints, " + folder.toAbsolutePath() + ", cannot be read: " + e, e);
    }
    found.sort(Comparator.comparing((Path path) -> path.getFileName().toString()).reversed());
    return found;
  }

  private static boolean isCheckpoint(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(PREFIX)
        && name.endsWith(SUFFIX)
        && name.length() == PREFIX.length() + 12 + SUFFIX.length();
  }

  /** Deletes all checkpoints but the newest ones. */
  void keep(int newest) throws IOException {
    List<Path> all = newestFirst();
    for (Path old : all.subList(Math.min(newest, all.size()), all.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** Deletes all checkpoints and the best network. */
  void clear() {
    try {
      keep(0);
      Files.deleteIfExists(best());
    } catch (IOException e) {
      throw new TrainingException("old checkpoints cannot be deleted: " + e, e);
    }
  }

  @Override
  public void close() {
    FileChannel open = lockFile;
    lockFile = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new TrainingException("the lock of " + folder + " cannot be released: " + e, e);
      }
    }
  }
}
