package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.train.TrainingListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The character model on a text of one's own, and what it dreams up afterwards. */
final class VerseCommand {
  private static final int LENGTH = 128;
  private static final int MOST_LETTERS = 65;

  private final PrintStream out;
  private final TrainingListener progress;

  VerseCommand(PrintStream out, TrainingListener progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Trains on nine tenths of a text; returns the nats per character on the last tenth. */
  double run(Path file, int epochs, double rate, int dream) {
    String text = read(file);
    char[] letters = letters(text);
    int cut = text.length() / 10 * 9;
    VerseTrainer trainer =
        VerseTrainer.builder()
            .optimizer(Adam.rate(rate))
            .epochs(epochs)
            .batchSize(32)
            .listener(progress)
            .build();
    Dataset aside = windows(text.substring(cut), letters);
    trainer.fit(windows(text.substring(0, cut), letters), aside);
    double nats = trainer.evaluate(aside).loss();
    out.printf(
        Locale.ROOT,
        "%.4f nats per character on the last tenth of the text, %d parameters%n",
        nats,
        trainer.architecture().parameterCount());
    out.println(dream(trainer.network(), letters, dream));
    return nats;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new GradwrightException("cannot read " + file + ": " + e, e);
    }
  }

  /** The different characters, sorted. */
  private static char[] letters(String text) {
    TreeSet<Character> found = new TreeSet<>();
    for (int i = 0; i < text.length(); i++) {
      found.add(text.charAt(i));
    }
    if (found.size() > MOST_LETTERS) {
      throw new GradwrightException(
          "the text has " + found.size() + " different characters, more than " + MOST_LETTERS);
    }
    char[] letters = new char[MOST_LETTERS];
    int count = 0;
    for (char c : found) {
      letters[count++] = c;
    }
    return Arrays.copyOf(letters, count);
  }

  /** Rows of {@value #LENGTH} characters; what is learned at each place is the next one. */
  private static Dataset windows(String text, char[] letters) {
    int rows = (text.length() - 1) / LENGTH;
    float[] read = new float[rows * LENGTH];
    int[] next = new int[rows * LENGTH];
    for (int i = 0; i < read.length; i++) {
      read[i] = Arrays.binarySearch(letters, text.charAt(i));
      next[i] = Arrays.binarySearch(letters, text.charAt(i + 1));
    }
    return Dataset.builder().features(read, LENGTH).classes(next, LENGTH, names()).build();
  }

  private static List<String> names() {
    return java.util.stream.IntStream.range(0, MOST_LETTERS)
        .mapToObj(i -> String.format(Locale.ROOT, "%02d", i))
        .toList();
  }

  /** Characters drawn one by one, each by the probabilities after those before it. */
  private static String dream(VerseNetwork network, char[] letters, int length) {
    Generator random = new Generator(1);
    float[] window = new float[LENGTH];
    float[] probabilities = new float[LENGTH * MOST_LETTERS];
    window[0] = Math.max(0, Arrays.binarySearch(letters, '\n'));
    int filled = 1;
    StringBuilder dreamt = new StringBuilder();
    while (dreamt.length() < length) {
      network.predict(window, probabilities);
      int letter = draw(random, probabilities, (filled - 1) * MOST_LETTERS, letters.length);
      dreamt.append(letters[letter]);
      if (filled == LENGTH) {
        filled = LENGTH / 2; // half of what came before stays in mind
        System.arraycopy(window, LENGTH - filled, window, 0, filled);
      }
      window[filled++] = letter;
    }
    return dreamt.toString();
  }

  private static int draw(Generator random, float[] probabilities, int from, int letters) {
    double left = random.nextDouble();
    for (int i = 0; i < letters - 1; i++) {
      left -= probabilities[from + i];
      if (left < 0) {
        return i;
      }
    }
    return letters - 1;
  }
}
