package dev.gradwright.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Prints the time of reading real files beside that of the gzip stream or the CSV parser alone, the
 * best of some rounds taken in turn. Nothing is asserted: the figures depend on the machine.
 */
class ReadingSpeedTest {
  private static final int ROUNDS = 7;

  @Test
  void digitsBesideTheirGzipStream() {
    Path images = RealFilesTest.file("mnist/train-images-idx3-ubyte.gz");
    print("MNIST training images", "gzip stream", () -> Idx.images(images), () -> drain(images));
  }

  @Test
  void adultBesideTheParser() {
    Path path = RealFilesTest.file("adult/adult-train.csv");
    print("Adult", "FastCSV", () -> RealFilesTest.adult(path).load(), () -> parse(path));
  }

  private static void print(String what, String bare, Runnable ours, Runnable alone) {
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int round = 0; round < ROUNDS; round++) {
      best[0] = Math.min(best[0], milliseconds(ours));
      best[1] = Math.min(best[1], milliseconds(alone));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: read in %.1f ms, %s alone %.1f ms, ratio %.2f%n",
        what,
        best[0],
        bare,
        best[1],
        best[0] / best[1]);
  }

  private static double milliseconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void drain(Path path) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
      while (in.read(buffer) >= 0) {}
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void parse(Path path) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(path)) {
      reader.forEach(row -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
