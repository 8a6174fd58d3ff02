package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read to their end, or have none. */
class DataFileTest {
  private static final List<Function<Path, Object>> READERS =
      List.of(path -> Csv.read(path).features("a").load(), Idx::images, Idx::labels, Npy::read);

  @TempDir Path directory;

  private static String fault(Path path, Function<Path, Object> reader) {
    return String.valueOf(assertThrows(DataException.class, () -> reader.apply(path)).getMessage());
  }

  @Test
  @DisplayName("F01: every reader tells a missing file, a directory and broken links apart")
  void fileThatIsNone() throws IOException {
    Path missing = directory.resolve("missing");
    Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), missing);
    Path loop = directory.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    for (Function<Path, Object> reader : READERS) {
      assertThat(fault(missing, reader))
          .isEqualTo(missing.toAbsolutePath() + ": there is no such file");
      assertThat(fault(directory, reader)).endsWith(": is a directory, not a file");
      assertThat(fault(dangling, reader)).endsWith(": is a symbolic link that leads nowhere");
      assertThat(fault(loop, reader)).endsWith("leads round in a loop of links");
    }
  }

  @Test
  @DisplayName("F02: every reader names a file that may not be read")
  void noPermission() {
    Path secret =
        FakePath.of(
            "/secret",
            10,
            () -> {
              throw new AccessDeniedException("/secret");
            });
    for (Function<Path, Object> reader : READERS) {
      assertThat(fault(secret, reader)).isEqualTo("/secret: no permission to read it");
    }
  }

  @Test
  @DisplayName("F33: a file that is cut while it is read is refused")
  void fileThatIsCut() {
    byte[] text = Bytes.text("a\n1\n2\n");
    Path cut = FakePath.of("/cut", text.length + 2, () -> new ByteArrayInputStream(text));
    assertThat(fault(cut, READERS.get(0)))
        .isEqualTo(
            "/cut: was cut after 6 bytes while it was read: it had 8 bytes when it was opened");
    byte[] labels = Bytes.idx(0x801, 5, 5);
    Path cutLabels = FakePath.of("/cut", labels.length + 3, () -> new ByteArrayInputStream(labels));
    assertThat(fault(cutLabels, Idx::labels)).contains("bytes");
  }

  @Test
  @DisplayName("F33: a file that grows without end is refused, not read without end")
  void fileThatGrows() {
    byte[] header = Bytes.text("a\n");
    Path growing =
        FakePath.of(
            "/growing",
            100_000,
            () -> new SequenceInputStream(new ByteArrayInputStream(header), new Endless()));
    String fault =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> fault(growing, READERS.get(0)));
    assertThat(fault)
        .isEqualTo(
            "/growing: was written to while it was read: it had 100000 bytes when it was opened");
  }

  @Test
  @DisplayName("F34: devices and pipes are refused and never waited for")
  void devicesAndPipes() throws IOException, InterruptedException {
    assumeTrue(
        !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"),
        "needs /dev and mkfifo");
    Path pipe = directory.resolve("pipe");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(mkfifo.waitFor()).isEqualTo(0);
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("/dev/zero"));
    for (Function<Path, Object> reader : READERS) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> {
            assertThat(fault(pipe, reader)).endsWith(": is not a regular file");
            assertThat(fault(Path.of("/dev/zero"), reader)).endsWith(": is not a regular file");
            assertThat(fault(link, reader)).contains("which is not a regular file");
          });
    }
    Files.delete(link);
  }

  /** The line "1", again and again. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return '\n';
    }

    @Override
    public int read(byte[] target, int from, int length) {
      for (int i = from; i < from + length; i++) {
        target[i] = (byte) ((i - from) % 2 == 0 ? '1' : '\n');
      }
      return length;
    }
  }
}
