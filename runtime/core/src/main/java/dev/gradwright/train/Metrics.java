package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Link;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean loss and the metrics over the batches of an epoch or an evaluation. Which metrics there
 * are follows from what each loss compares with; see {@link Evaluation}. Adding allocates nothing.
 */
final class Metrics implements Resumable {
  private final List<Metric> metrics = new ArrayList<>();
  private final List<String> names;
  private long rows;
  private double loss;

  Metrics(Architecture architecture, Layout layout) {
    List<String> collected = new ArrayList<>();
    for (LossTerm term : architecture.losses()) {
      Metric metric = metric(architecture, layout, term);
      if (metric != null) {
        metrics.add(metric);
        String prefix = architecture.losses().size() == 1 ? "" : term.name() + ".";
        metric.names().forEach(name -> collected.add(prefix + name));
      }
    }
    names = List.copyOf(collected);
  }

  private static @Nullable Metric metric(Architecture model, Layout layout, LossTerm term) {
    int prediction = layout.value(term.prediction());
    Link link = link(model, term.prediction());
    return switch (term.target()) {
      case CLASS ->
          Accuracy.ofClasses(
              prediction,
              layout.value(term.name() + ".target"),
              term.width(),
              model.positions(term));
      case PROBABILITY -> {
        // A logit is above 0 exactly where its probability is above one half.
        double threshold = link == Link.SIGMOID ? 0 : 0.5;
        int target = layout.value(term.name() + ".target");
        yield Accuracy.ofSides(prediction, target, term.width(), threshold, 0.5);
      }
      case SIGN -> {
        int target = layout.value(term.name() + ".target");
        yield Accuracy.ofSides(prediction, target, term.width(), 0, 0);
      }
      case REAL, COUNT -> {
        int target = layout.value(term.name() + ".target");
        yield new RegressionErrors(prediction, target, term.width(), link == Link.EXP);
      }
      case DISTRIBUTION, NODE -> null;
    };
  }

  private static Link link(Architecture model, String node) {
    for (Architecture.Output output : model.outputs()) {
      if (output.node().equals(node)) {
        return output.link();
      }
    }
    return Link.IDENTITY;
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
    for (Metric metric : metrics) {
      metric.write(figures, at);
      at += metric.names().size();
    }
    return new Evaluation(rows, rows == 0 ? Double.NaN : loss, names, figures);
  }
}
