package dev.gradwright.data;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.kernel.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files with random changes are read, or refused by our exception; nothing else happens. */
class ReaderFuzzTest {
  private static final long SEED = 20_260_101;
  private static final int ROUNDS = 500;
  private static final byte[] TELLING = Bytes.text("\",\n\r;.?-+eE019'{}() \0%");

  @TempDir Path directory;

  private void fuzz(String name, byte[] sound, Consumer<Path> reader) throws IOException {
    Path path = directory.resolve(name);
    reader.accept(Files.write(path, sound));
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Generator random = new Generator(SEED + round);
      byte[] bytes = mutate(sound, random);
      Files.write(path, bytes);
      try {
        reader.accept(path);
      } catch (DataException e) {
        refused++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError(name + ", seed " + (SEED + round) + ": " + e, e);
      }
    }
    assertWithMessage("seed %s: refused of %s changed %s", SEED, ROUNDS, name)
        .that(refused)
        .isGreaterThan(ROUNDS / 10);
  }

  private static byte[] mutate(byte[] sound, Generator random) {
    byte[] bytes = sound.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> {
          byte[] start = Arrays.copyOf(bytes, at);
          bytes =
              Bytes.join(start, Arrays.copyOfRange(bytes, random.nextInt(at + 1), bytes.length));
        }
        default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return bytes;
  }

  @Test
  void csv() throws IOException {
    String text = "a,b,\"c\"\r\n1,2.5,x\r\n-3e2,?,\"y \"\"z\"\"\"\r\n.5,7,x\r\n";
    fuzz("csv", Bytes.text(text), ReaderFuzzTest::readCsv);
  }

  @Test
  void packedCsv() throws IOException {
    fuzz("csv.gz", Bytes.gzip(Bytes.text("a,b,c\n1,2,x\n3,4,y\n")), ReaderFuzzTest::readCsv);
  }

  private static void readCsv(Path path) {
    Dataset data = Csv.read(path).features("a", "b").label("c").missing(Missing.MEAN, "b").load();
    Preparation preparation = Preparation.standardize().fit(data);
    Preparation.decode(preparation.encode()).apply(data);
    data.notes();
  }

  @Test
  void categories() throws IOException {
    fuzz(
        "categories.csv",
        Bytes.text("1,x,A\n2,y,B\n3,x,A\n"),
        path ->
            Csv.read(path)
                .noHeader()
                .trim()
                .features("c1")
                .categories("c2")
                .label("c3")
                .missing(Missing.DROP)
                .load());
  }

  @Test
  void images() throws IOException {
    fuzz("images", Bytes.idx(0x803, 18, 2, 3, 3), Idx::images);
    fuzz("images.gz", Bytes.gzip(Bytes.idx(0x803, 18, 2, 3, 3)), Idx::rawImages);
    fuzz("labels", Bytes.idx(0x801, 7, 7), Idx::labels);
  }

  @Test
  void npy() throws IOException {
    fuzz("f4.npy", Bytes.npy("<f4", true, "(2, 3)", new byte[24]), Npy::read);
    fuzz("i8.npy", Bytes.npy("<i8", false, "(3,)", new byte[24]), Npy::labels);
  }

  @Test
  void preparationText() {
    Dataset data = Dataset.builder().features("x y", new double[] {1, 2, 3, 4.5}, 2).build();
    byte[] sound = Bytes.text(Preparation.standardize().fit(data).encode());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutate(sound, new Generator(SEED + round));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      try {
        Preparation.decode(text).apply(data);
      } catch (DataException e) {
        // What a changed text should come to, unless the change makes another sound one.
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + (SEED + round) + ": " + text, e);
      }
    }
  }
}
