package dev.gradwright.samples.benchmarks;

import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.samples.benchmarks.contest.Contender;
import dev.gradwright.samples.benchmarks.contest.Measure;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import dev.gradwright.train.History;
import dev.gradwright.train.KernelChoice;

/** Gradwright itself, through its public interface. */
public final class GradwrightContender implements Contender {
  private Trainer<?> trainer;
  private Dataset data;
  private Batch batch;
  private Workload.Predictor predictor;
  private float[][] rows;
  private float[] out;

  /** Measures this contender. */
  public static void main(String[] arguments) {
    Measure.run(new GradwrightContender(), arguments);
  }

  @Override
  public boolean prepare(Task task, Samples samples) {
    trainer =
        Workload.trainer(
            task.net(),
            Task.COLD_BATCH,
            Task.COLD_EPOCHS,
            task.kind() == Task.Kind.PROCESS ? KernelChoice.AUTOMATIC : Workload.steady());
    data = Workload.dataset(task.net(), samples);
    if (task.kind() == Task.Kind.STEP) {
      batch = data.batch();
    } else if (task.kind() == Task.Kind.PREDICTION) {
      predictor = Workload.predictor(trainer);
      rows = new float[samples.rows()][];
      for (int r = 0; r < rows.length; r++) {
        rows[r] = samples.row(r);
      }
      out = new float[task.net().outputs()];
    }
    return true;
  }

  @Override
  public double step() {
    trainer.forward(batch);
    double loss = trainer.loss();
    trainer.backward();
    trainer.update();
    return loss;
  }

  @Override
  public float predict(int row) {
    predictor.predict(rows[row], out);
    return out[0];
  }

  @Override
  public double[] epochs(int epochs) {
    History history = trainer.fit(data); // configured for as many epochs
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
      losses[e] = history.loss(e + 1);
    }
    return losses;
  }
}
