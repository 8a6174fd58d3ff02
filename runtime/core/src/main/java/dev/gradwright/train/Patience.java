package dev.gradwright.train;

import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;

/** The course of one fit under {@link EarlyStopping}. */
final class Patience implements Resumable {
  private final EarlyStopping settings;
  private final Reals best;
  private double bestFigure = Double.NaN;
  private int bestEpoch;
  private int waited;

  /**
   * @param sample a result of the same metrics as later ones
   * @param parameters of the length to keep
   */
  Patience(EarlyStopping settings, boolean validates, Evaluation sample, Reals parameters) {
    if (!validates) {
      throw new SettingsException(
          "early stopping watches the validation data, but this fit has none; give fit(train,"
              + " validation) some");
    }
    settings.check(sample);
    this.settings = settings;
    best = Reals.of(parameters.precision(), parameters.length());
  }

  /** Takes in an epoch's figures and the parameters behind them. */
  void epochEnded(int epoch, Evaluation validation, Reals parameters) {
    double figure = settings.figure(validation);
    if (settings.isBetter(figure, bestFigure)) {
      bestFigure = figure;
      bestEpoch = epoch;
      waited = 0;
      best.copyFrom(parameters);
    } else {
      waited++;
    }
  }

  boolean isOver() {
    return waited >= settings.patience();
  }

  /** Returns the best epoch, or 0 if there was none. */
  int bestEpoch() {
    return bestEpoch;
  }

  /** Goes back to the best parameters, if that is wanted and there are any. */
  void restore(ParameterUpdate update) {
    if (settings.restores() && bestEpoch > 0) {
      update.become(best);
    }
  }

  @Override
  public void remember(Memory memory) {
    bestFigure = memory.number("figure", bestFigure);
    bestEpoch = (int) memory.whole("epoch", bestEpoch);
    waited = (int) memory.whole("waited", waited);
    memory.reals("parameters", best);
  }
}
