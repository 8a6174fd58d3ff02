package dev.gradwright.samples.tour;

import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Adam;
import java.io.PrintStream;
import java.util.Locale;

/** Fits {@link Enzyme} to twelve measurements of the reaction of puromycin. */
final class Kinetics {
  /** Parts per million, twice each; Treloar 1974, in Bates and Watts, 1988. */
  private static final double[] CONCENTRATIONS = {
    0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.10, 1.10
  };

  /** Hundreds of counts per minute, per minute. */
  private static final double[] VELOCITIES = {
    0.76, 0.47, 0.97, 1.07, 1.23, 1.39, 1.59, 1.52, 1.91, 2.01, 2.07, 2.00
  };

  private Kinetics() {}

  /** Returns the highest velocity and the concentration of half of it. */
  static double[] run(PrintStream out) {
    Dataset data = Dataset.builder().features(CONCENTRATIONS, 1).targets(VELOCITIES, 1).build();
    EnzymeTrainer trainer =
        EnzymeTrainer.builder()
            .optimizer(Adam.rate(0.01))
            .epochs(3000)
            .batchSize(CONCENTRATIONS.length)
            .build();
    trainer.fit(data);
    double highest = trainer.parameter("highest.weight")[0];
    double half = trainer.parameter("half.weight")[0];
    out.printf(
        Locale.ROOT, "velocity = %.4f * concentration / (%.5f + concentration)%n", highest, half);
    return new double[] {highest, half};
  }
}
