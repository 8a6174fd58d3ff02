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
import dev.gradwright.state.DataForm;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mean loss and the metrics over the batches of an epoch or an evaluation. Which metrics there
 * are follows from what each loss compares with; see {@link Evaluation}. Adding allocates nothing.
 */
final class Metrics implements Resumable {
  private static final List<Metric> USUAL = List.of(Metric.accuracy(), Metric.regressionErrors());

  private final List<RunningMetric> metrics = new ArrayList<>();
  // The loss of each.
  private final List<String> losses = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private DataForm form = DataForm.unknown();
  private long rows;
  private double loss;

  /**
   * @param asked metrics beside those that follow from the losses
   * @throws SettingsException if one of them fits no loss, or two figures have one name
   */
  Metrics(Architecture architecture, Layout layout, List<Metric> asked) {
    Set<Metric> unused = new LinkedHashSet<>(asked);
    Set<Metric> wanted = new LinkedHashSet<>(USUAL);
    wanted.addAll(asked);
    for (LossTerm term : architecture.losses()) {
      if (term.target() == TargetKind.NODE || term.target() == TargetKind.DISTRIBUTION) {
        continue;
      }
      Predictions predictions = Predictions.of(architecture, layout, term);
      String prefix = architecture.losses().size() == 1 ? "" : term.name() + ".";
      for (Metric metric : wanted) {
        Optional<RunningMetric> running = metric.on(predictions);
        if (running.isPresent()) {
          unused.remove(metric);
          metrics.add(running.get());
          losses.add(term.name());
          running.get().names().forEach(name -> name(prefix + name));
        }
      }
    }
    if (!unused.isEmpty()) {
      throw unused.iterator().next().misfit(architecture.modelName());
    }
  }

  private void name(String name) {
    if (names.contains(name)) {
      throw new SettingsException(
          "two metrics are named '" + name + "'; give one of them another name");
    }
    names.add(name);
  }

  /** Tells what is known of the data: the names of their classes. */
  void about(DataForm known) {
    form = known;
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
    double[] figures = figures(metrics.size());
    Map<String, ConfusionMatrix> confusions = new LinkedHashMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      Optional<ConfusionMatrix> matrix = metrics.get(i).confusion();
      if (matrix.isPresent()) {
        List<String> classes = form.classes(losses.get(i));
        boolean known = classes.size() == matrix.get().classes();
        confusions.putIfAbsent(losses.get(i), known ? matrix.get().named(classes) : matrix.get());
      }
    }
    return evaluation(figures, confusions);
  }

  /** Returns the first figures only, so that the cost of the others is saved. */
  Evaluation result(int count) {
    int needed = 0;
    int written = 0;
    while (needed < metrics.size() && written < count) {
      written += metrics.get(needed++).names().size();
    }
    return evaluation(figures(needed), Map.of());
  }

  private double[] figures(int count) {
    double[] figures = new double[names.size()];
    int at = 0;
    for (RunningMetric metric : metrics.subList(0, count)) {
      metric.write(figures, at);
      at += metric.names().size();
    }
    return Arrays.copyOf(figures, at);
  }

  private Evaluation evaluation(double[] figures, Map<String, ConfusionMatrix> confusions) {
    return new Evaluation(
        rows,
        rows == 0 ? Double.NaN : loss,
        List.copyOf(names.subList(0, figures.length)),
        figures,
        Collections.unmodifiableMap(confusions));
  }
}
