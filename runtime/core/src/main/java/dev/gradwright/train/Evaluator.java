package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Binding;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.metric.Metric;
import java.util.List;

/** Measures a model on data in pieces of one block of rows, apart from the training's buffers. */
final class Evaluator {
  private final Workspace workspace;
  private final Metrics metrics;
  private final int[] order = new int[Sums.BLOCK];

  Evaluator(Architecture architecture, Layout layout, List<Metric> metrics) {
    workspace = new Workspace(architecture.precision(), layout, false, Sums.BLOCK);
    this.metrics = new Metrics(architecture, layout, metrics);
  }

  Evaluation evaluate(GeneratedTrainer<?> model, BlockBody body, Reals parameters, RowSource rows) {
    metrics.about(model.form());
    metrics.reset();
    try (RowSource.Windows windows = rows.open(0)) {
      for (Binding data = windows.next(); data != null; data = windows.next()) {
        add(model, body, parameters, data);
      }
    }
    return metrics.result();
  }

  private void add(GeneratedTrainer<?> model, BlockBody body, Reals parameters, Binding data) {
    Batch batch = new Batch(data.data(), order, 0, 0);
    int rows = data.data().rows();
    for (int start = 0; start < rows; start += Sums.BLOCK) {
      int count = Math.min(Sums.BLOCK, rows - start);
      for (int i = 0; i < count; i++) {
        order[i] = start + i;
      }
      batch.select(order, 0, count);
      data.load(workspace, batch);
      body.evaluate(parameters, workspace, 0, count);
      metrics.add(workspace, count, model.batchLoss(parameters, workspace, count));
    }
  }
}
