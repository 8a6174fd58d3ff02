package dev.gradwright.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether a person watches standard output. */
final class Console {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  private Console() {}

  /**
   * Returns true if standard output is a terminal. Where the system tells (Linux), its word counts:
   * from JDK 22 on, {@code System.console()} is there even for a pipe. It also is null when only
   * standard input is redirected, so elsewhere this errs towards plain lines.
   */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal() {
    if (Files.isSymbolicLink(STANDARD_OUTPUT)) {
      try {
        String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException | SecurityException e) {
        return false;
      }
    }
    return System.console() != null;
  }
}
