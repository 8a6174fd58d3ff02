package dev.gradwright.samples.tour;

import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import dev.gradwright.data.Series;
import dev.gradwright.data.Split;
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
    double[] changes = new double[logs.length - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = 10 * (logs[i + 1] - logs[i]);
    }
    Split months = Series.of(changes).windows(LAGS).ahead(1).split(2.0 / 3);
    PassengersTrainer trainer =
        PassengersTrainer.builder()
            .optimizer(Sgd.rate(0.02).momentum(0.9))
            .epochs(400)
            .batchSize(16)
            .build();
    trainer.fit(months.train());
    PassengersNetwork network = trainer.network();
    double ours = 0;
    double naive = 0;
    Field windows = months.test().field(months.test().features());
    int rows = windows.rows();
    for (int r = 0; r < rows; r++) {
      float[] row = new float[LAGS];
      for (int k = 0; k < LAGS; k++) {
        row[k] = (float) windows.get(r, k);
      }
      int month = logs.length - rows + r;
      double last = StrictMath.exp(logs[month - 1]);
      double truth = StrictMath.exp(logs[month]);
      double forecast = StrictMath.exp(logs[month - 1] + network.predict(row)[0] / 10);
      ours += (forecast - truth) * (forecast - truth);
      naive += (last - truth) * (last - truth);
    }
    ours = Math.sqrt(ours / rows);
    naive = Math.sqrt(naive / rows);
    out.printf(
        Locale.ROOT,
        "rmse %.2f on the last %d months, %.2f for \"as last month\": %.0f %% less%n",
        ours,
        rows,
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
}
