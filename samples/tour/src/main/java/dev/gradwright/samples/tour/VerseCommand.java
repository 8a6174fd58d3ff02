package dev.gradwright.samples.tour;

import dev.gradwright.data.Split;
import dev.gradwright.data.Text;
import dev.gradwright.data.Vocabulary;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

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
    Text text = Text.read(file);
    Vocabulary letters = text.vocabulary().extendedTo(MOST_LETTERS);
    Split parts = text.vocabulary(letters).windows(LENGTH).split(0.9);
    VerseTrainer trainer =
        VerseTrainer.builder()
            .optimizer(Adam.rate(rate))
            .epochs(epochs)
            .batchSize(32)
            .listener(progress)
            .build();
    trainer.fit(parts.train(), parts.test());
    double nats = trainer.evaluate(parts.test()).loss();
    out.printf(
        Locale.ROOT,
        "%.4f nats per character on the last tenth of the text, %d parameters%n",
        nats,
        trainer.architecture().parameterCount());
    out.println(dream(trainer.network(), dream));
    return nats;
  }

  /** Characters drawn one by one, each by the probabilities after those before it. */
  private static String dream(VerseNetwork network, int length) {
    Vocabulary letters = Vocabulary.of(network.classes());
    Generator random = new Generator(1);
    float[] window = new float[LENGTH];
    float[] probabilities = new float[LENGTH * MOST_LETTERS];
    window[0] = Math.max(0, letters.index('\n'));
    int filled = 1;
    StringBuilder dreamt = new StringBuilder();
    while (dreamt.length() < length) {
      network.predict(window, probabilities);
      int letter = draw(random, probabilities, (filled - 1) * MOST_LETTERS, letters.characters());
      dreamt.appendCodePoint(letters.codePoint(letter));
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
