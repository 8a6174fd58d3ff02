package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;
import dev.gradwright.Architecture;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.kernel.Generator;
import dev.gradwright.train.FlowerTrainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files altered at random, half of them with the checksum put right again. {@code
 * -Dgradwright.fuzz=N} sets how many, {@code -Dgradwright.seed=N} where they start.
 */
final class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("gradwright.fuzz", 20_000);
  private static final long SEED = Long.getLong("gradwright.seed", 1);
  private static final int WARM = 1000;
  private static final long SLOWEST = 100_000_000;
  private static final String[] WORDS = {
    "9223372036854775807",
    "-1",
    "0",
    "1e9",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "\\u0000",
    "F16",
    "F64",
    "BF16",
    "__metadata__",
    "\"gradwright.sha256\":\"",
    "node ",
    " ; ",
    "=",
    "\\n",
    "[3,2]",
    "1.1",
    "\u00ff",
    "4294967296"
  };

  @TempDir private Path folder;
  private final Generator random = new Generator(SEED);

  @Test
  @DisplayName("M32: whatever a file holds, the loader refuses it properly or it is a whole model")
  void mutations() throws IOException {
    FlowerTrainer trainer = FlowerTrainer.builder().epochs(1).build();
    Dataset data =
        Dataset.builder()
            .features(new float[] {1, 2, 3, 5, 8, 13}, 2)
            .classes(new int[] {0, 1, 2}, List.of("a", "b", "c"))
            .build();
    trainer.fit(Preparation.standardize().fit(data).apply(data));
    byte[] good = new ModelFiles(folder).bytes(trainer.network());
    Architecture model = trainer.architecture();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    int refused = 0;
    int slow = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutated(good);
      boolean sealed = (round & 1) == 1;
      if (sealed) {
        bytes = reforged(bytes);
      }
      String where = "seed " + SEED + ", round " + round;
      long allocated = threads.getThreadAllocatedBytes(thread);
      long start = System.nanoTime();
      try {
        ModelContent content =
            new ModelReader(model, Set.of()).read(new ByteArrayInputStream(bytes), bytes.length);
        assertWithMessage(where).that(content.parameters().length()).isEqualTo(9);
        assertWithMessage(where).that(sealed || Arrays.equals(bytes, good)).isTrue();
      } catch (Refusal e) {
        refused++;
        assertWithMessage(where).that(e.reason().length()).isLessThan(2000);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(where, e);
      }
      slow += System.nanoTime() - start > SLOWEST ? 1 : 0;
      // Until everything has been used once, classes are loaded too.
      if (round >= WARM) {
        assertWithMessage(where)
            .that(threads.getThreadAllocatedBytes(thread) - allocated)
            .isLessThan(4L * bytes.length + (1 << 20));
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 2);
    // A pause of the machine may make a few look slow, a slow reader would make many.
    assertThat(slow).isAtMost(3 + ROUNDS / 10_000);
  }

  private byte[] mutated(byte[] good) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, at);
            case 1 -> spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(20)));
            case 3 -> spliced(bytes, at, at, word());
            case 4 -> {
              byte[] word = word();
              yield spliced(bytes, at, Math.min(bytes.length, at + word.length), word);
            }
            default -> {
              int from = random.nextInt(bytes.length);
              byte[] piece =
                  Arrays.copyOfRange(
                      bytes, from, Math.min(bytes.length, from + random.nextInt(60)));
              yield spliced(bytes, at, at, piece);
            }
          };
      if (bytes.length == 0) {
        return bytes;
      }
    }
    return bytes;
  }

  private byte[] word() {
    return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] flipped(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte... piece) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
    return result;
  }

  /** Puts length, fingerprint and checksum right, if the file is still whole enough for that. */
  private static byte[] reforged(byte[] bytes) {
    int data = bytes.length - 36;
    if (data < 9) {
      return Forged.sealed(bytes);
    }
    String header = new String(bytes, 8, data - 8, StandardCharsets.UTF_8);
    byte[] tail = Arrays.copyOfRange(bytes, data, bytes.length);
    return Forged.of(new byte[8]).header(header).data(tail).bytes();
  }
}
