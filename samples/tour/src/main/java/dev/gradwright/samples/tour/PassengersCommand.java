package dev.gradwright.samples.tour;

import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import dev.gradwright.optimizer.Sgd;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** A monthly series one step ahead, from the changes of the thirteen months before. */
final class PassengersCommand {
  private static final int LAGS = 13;

  private final PrintStream out;

  PassengersCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Learns from the first two thirds of a series.
   *
   * @return the root mean squared error on the last third over that of "as last month"
   */
  double run(Path file, String column) {
    double[] logs = logs(file, column);
    int rows = logs.length - LAGS - 1;
    int cut = logs.length * 2 / 3 - LAGS - 1;
    double[] changes = new double[rows * LAGS];
    double[] next = new double[rows];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < LAGS; k++) {
        changes[r * LAGS + k] = 10 * (logs[r + k + 1] - logs[r + k]);
      }
      next[r] = 10 * (logs[r + LAGS + 1] - logs[r + LAGS]);
    }
    PassengersTrainer trainer =
        PassengersTrainer.builder()
            .optimizer(Sgd.rate(0.02).momentum(0.9))
            .epochs(400)
            .batchSize(16)
            .build();
    trainer.fit(part(changes, next, 0, cut));
    PassengersNetwork network = trainer.network();
    double ours = 0;
    double naive = 0;
    for (int r = cut; r < rows; r++) {
      float[] row = new float[LAGS];
      for (int k = 0; k < LAGS; k++) {
        row[k] = (float) changes[r * LAGS + k];
      }
      double last = StrictMath.exp(logs[r + LAGS]);
      double truth = StrictMath.exp(logs[r + LAGS + 1]);
      double forecast = StrictMath.exp(logs[r + LAGS] + network.predict(row)[0] / 10);
      ours += (forecast - truth) * (forecast - truth);
      naive += (last - truth) * (last - truth);
    }
    ours = Math.sqrt(ours / (rows - cut));
    naive = Math.sqrt(naive / (rows - cut));
    out.printf(
        Locale.ROOT,
        "rmse %.2f on the last %d months, %.2f for \"as last month\": %.0f %% less%n",
        ours,
        rows - cut,
        naive,
        100 * (1 - ours / naive));
    return ours / naive;
  }

  private static double[] logs(Path file, String column) {
    Dataset data = Csv.read(file).features(column).ignore("Month").load();
    Field series = data.field(0);
    double[] logs = new double[series.rows()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(series.get(i, 0));
    }
    return logs;
  }

  private static Dataset part(double[] changes, double[] next, int from, int to) {
    return Dataset.builder()
        .features(java.util.Arrays.copyOfRange(changes, from * LAGS, to * LAGS), LAGS)
        .targets(java.util.Arrays.copyOfRange(next, from, to), 1)
        .build();
  }
}
