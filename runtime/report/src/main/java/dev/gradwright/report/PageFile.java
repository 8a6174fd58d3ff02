package dev.gradwright.report;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file that holds a whole page at every moment: each one is written beside it and moved over it.
 */
final class PageFile {
  private static final AtomicLong COUNTER = new AtomicLong();

  private PageFile() {}

  /** Replaces the page; an interrupt does not stop it half-way, and stays set. */
  static void write(Path file, String page) {
    byte[] content = page.getBytes(StandardCharsets.UTF_8);
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          replace(file, content);
          return;
        } catch (ClosedByInterruptException e) {
          // The flag closes a channel in use. Begin anew and set it again afterwards.
          interrupted = true;
          boolean unused = Thread.interrupted();
        }
      }
    } catch (IOException e) {
      throw new ReportException(
          "the report cannot be written to "
              + file
              + ": "
              + e
              + "; name a file in a folder that can be written to and has room",
          e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    String name =
        ".gradwright-report-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
    Path temporary = Files.createFile(target.resolveSibling(name + ".tmp"));
    try {
      Files.write(temporary, content);
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      boolean unused = Files.deleteIfExists(temporary);
    }
  }
}
