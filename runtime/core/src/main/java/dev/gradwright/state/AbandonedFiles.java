package dev.gradwright.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Temporary files of processes that were killed while they wrote. */
public final class AbandonedFiles {
  private static final Pattern NAME = Pattern.compile("\\.gradwright-(\\d+)-\\d+\\.tmp");

  private AbandonedFiles() {}

  /**
   * Deletes those in a folder whose process is no longer there. For folders that one program at a
   * time uses; what cannot be deleted stays.
   */
  public static void sweep(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(AbandonedFiles::isAbandoned).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // They are in nobody's way: a later sweep will find them again.
      return;
    }
  }

  private static boolean isAbandoned(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    try {
      long process = Long.parseLong(name.group(1));
      return process != ProcessHandle.current().pid() && ProcessHandle.of(process).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
