package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.metric.ConfusionMatrix;
import dev.gradwright.metric.Metric;
import dev.gradwright.metric.Predictions;
import dev.gradwright.metric.RunningMetric;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mean loss and the metrics over the batches of an epoch or an evaluation. Which metrics there
 * are follows from what each loss compares with; see {@link Evaluation}. Adding allocates nothing.
 */
final class Metrics implements Resumable {
  private static final List<Metric> USUAL = List.of(Metric.accuracy(), Metric.regressionErrors());

  private final List<RunningMetric> metrics = new ArrayList<>();
  private final List<String> names;
  private long rows;
  private double loss;

  /**
   * @param asked metrics beside those that follow from the losses
   * @throws SettingsException if one of them fits no loss
   */
  Metrics(Architecture architecture, Layout layout, List<Metric> asked) {
    List<Metric> wanted = new ArrayList<>(USUAL);
    wanted.addAll(asked);
    boolean[] used = new boolean[wanted.size()];
    List<String> collected = new ArrayList<>();
    for (LossTerm term : architecture.losses()) {
      if (term.target() == TargetKind.NODE || term.target() == TargetKind.DISTRIBUTION) {
        continue;
      }
      Predictions predictions = Predictions.of(architecture, layout, term);
      String prefix = architecture.losses().size() == 1 ? "" : term.name() + ".";
      for (int i = 0; i < used.length; i++) {
        Optional<RunningMetric> metric = wanted.get(i).on(predictions);
        if (metric.isPresent()) {
          used[i] = true;
          metrics.add(metric.get());
          metric.get().names().forEach(name -> collected.add(prefix + name));
        }
      }
    }
    for (int i = USUAL.size(); i < used.length; i++) {
      if (!used[i]) {
        throw wanted.get(i).misfit(architecture.modelName());
      }
    }
    names = List.copyOf(collected);
  }

  void reset() {
    rows = 0;
    loss = 0;
    for (int i = 0; i < metrics.size(); i++) {
      metrics.get(i).reset();
    }
  }

  /** Takes in a batch with its loss after a forward pass. */
  void add(Workspace workspace, int batchRows, double batchLoss) {
    rows += batchRows;
    // A running mean, so that the loss of a single batch keeps its bits.
    loss += (batchLoss - loss) * ((double) batchRows / rows);
    for (int i = 0; i < metrics.size(); i++) {
      metrics.get(i).add(workspace, batchRows);
    }
  }

  @Override
  public void remember(Memory memory) {
    rows = memory.whole("rows", rows);
    loss = memory.number("loss", loss);
    for (int i = 0; i < metrics.size(); i++) {
      metrics.get(i).remember(memory.part("m" + i));
    }
  }

  /** Returns the figures over all batches since the last reset; NaN if there were none. */
  Evaluation result() {
    double[] figures = new double[names.size()];
    int at = 0;
    for (RunningMetric metric : metrics) {
      metric.write(figures, at);
      at += metric.names().size();
    }
    Optional<ConfusionMatrix> confusion =
        metrics.stream().flatMap(metric -> metric.confusion().stream()).findFirst();
    return new Evaluation(rows, rows == 0 ? Double.NaN : loss, names, figures, confusion);
  }
}
