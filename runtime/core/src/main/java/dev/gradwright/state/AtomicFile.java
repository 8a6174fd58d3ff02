package dev.gradwright.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces a file in one step: a temporary file beside it is written, forced to the disk and moved
 * over it, and the move is forced too. At every moment, also after a power cut, the file has its
 * old content or the new one.
 *
 * <p>A symbolic link is followed: the file it leads to is replaced, the link stays. Where the file
 * system cannot move atomically, the old file is kept as a second generation, named {@code
 * FILE.previous}, before the new one takes its place. A process that is killed while it writes
 * leaves its temporary file, named {@code .gradwright-….tmp}, which may be deleted.
 */
class AtomicFile {
  private static final int PIECE = 1 << 20;
  private static final int MOST_LINKS = 40;
  private static final AtomicLong COUNTER = new AtomicLong();

  private final Path path;

  AtomicFile(Path path) {
    this.path = path;
  }

  /** Returns where the generation before is kept, if moves are not atomic. */
  static Path previous(Path file) {
    return file.resolveSibling(file.getFileName() + ".previous");
  }

  /** Replaces the content; an interrupt does not stop it half-way, and stays set. */
  final void write(byte[] content) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          replace(target(), content);
          return;
        } catch (ClosedByInterruptException e) {
          // The flag closes a channel in use. Begin anew and set it again afterwards.
          interrupted = true;
          boolean unused = Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Path target() throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(path.toString(), null, "it leads round in a loop of links");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    if (Files.isDirectory(target)) {
      throw new FileSystemException(path.toString(), null, "it is a directory, not a file");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new FileSystemException(path.toString(), null, "it is read-only");
    }
    return target;
  }

  private void replace(Path target, byte[] content) throws IOException {
    Path temporary = null;
    try {
      Path created = create(target);
      temporary = created;
      try (FileChannel channel = FileChannel.open(created, StandardOpenOption.WRITE)) {
        write(channel, content);
        force(channel);
      }
      keepPermissions(target, created);
      try {
        moveAtomically(created, target);
      } catch (AtomicMoveNotSupportedException e) {
        moveInTwo(created, target);
      }
      temporary = null;
    } finally {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    }
    forceDirectory(target);
  }

  /** The name is of fixed length, so that the longest file names still work. */
  private static Path create(Path target) throws IOException {
    while (true) {
      String name =
          ".gradwright-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + ".tmp";
      try {
        return Files.createFile(target.resolveSibling(name));
      } catch (FileAlreadyExistsException e) {
        // Left behind by a process of the same number that was killed; take the next name.
      } catch (NoSuchFileException e) {
        throw new FileSystemException(
            target.toString(), null, "the folder " + target.getParent() + " does not exist");
      }
    }
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    // In pieces, as the JDK keeps a copy of whatever is written at once outside the heap.
    for (int from = 0; from < content.length; from += PIECE) {
      ByteBuffer piece = ByteBuffer.wrap(content, from, Math.min(PIECE, content.length - from));
      while (piece.hasRemaining()) {
        channel.write(piece);
      }
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      Files.setPosixFilePermissions(temporary, view.readAttributes().permissions());
    }
  }

  private void moveInTwo(Path temporary, Path target) throws IOException {
    boolean replaces = Files.exists(target);
    if (replaces) {
      Files.move(target, previous(target), StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      move(temporary, target);
    } catch (IOException e) {
      if (replaces) {
        Files.move(previous(target), target);
      }
      throw e;
    }
  }

  /** Forces the content to the disk. */
  void force(FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Moves in one step, replacing the target. */
  void moveAtomically(Path temporary, Path target) throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Moves to where no file is. */
  void move(Path temporary, Path target) throws IOException {
    Files.move(temporary, target);
  }

  /** Forces the move to the disk. Not every system can: the file is whole there all the same. */
  void forceDirectory(Path target) {
    try (FileChannel directory =
        FileChannel.open(target.resolveSibling("."), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
