package dev.gradwright.samples.benchmarks.peers;

import dev.gradwright.samples.benchmarks.contest.Contender;
import dev.gradwright.samples.benchmarks.contest.Measure;
import dev.gradwright.samples.benchmarks.contest.Network;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Tribuo 4.3.2, in double precision: its linear regression by stochastic gradient descent. It has
 * no networks with hidden layers. A step cannot be asked for by itself: the time is that of a
 * training of many epochs, each one step on the whole batch, divided by them.
 */
public final class TribuoPeer implements Contender {
  private static final String[] NAMES = {"x"};

  private Network net;
  private Samples samples;
  private MutableDataset<Regressor> data;
  private int checked;

  public static void main(String[] arguments) {
    Logger.getLogger("org.tribuo").setLevel(Level.OFF);
    Measure.run(new TribuoPeer(), arguments);
  }

  @Override
  public boolean prepare(Task task, Samples samples) {
    if (task != Task.W1) {
      return false;
    }
    net = task.net();
    this.samples = samples;
    RegressionFactory factory = new RegressionFactory();
    data = new MutableDataset<>(new SimpleDataSourceProvenance("made up", factory), factory);
    float[] x = samples.features();
    float[] y = samples.targets();
    for (int r = 0; r < samples.rows(); r++) {
      data.add(new ArrayExample<>(new Regressor("y", y[r]), NAMES, new double[] {x[r]}));
    }
    return true;
  }

  private Model<Regressor> train(int epochs) {
    // Tribuo multiplies the mean over a batch by the square of its rows (tried with 1, 2 and 4 equal
    // ones), and its squared loss is half of ours.
    var trainer =
        new LinearSGDTrainer(
            new SquaredLoss(),
            SGD.getSimpleSGD(2.0 * net.rate() / samples.rows() / samples.rows()),
            epochs,
            Integer.MAX_VALUE,
            samples.rows(),
            0) {
          @Override
          protected LinearParameters createParameters(
              int features, int outputs, SplittableRandom random) {
            LinearParameters parameters = super.createParameters(features, outputs, random);
            parameters.getWeightMatrix().set(0, 0, net.parameters().get(0).initial()[0]);
            return parameters;
          }
        };
    trainer.setShuffle(false);
    return trainer.train(data);
  }

  @Override
  public double step() {
    return steps(1);
  }

  @Override
  public double steps(int steps) {
    return loss(train(steps), 1) * steps;
  }

  @Override
  public double checkedStep() {
    // Each training starts anew.
    return loss(train(checked++), samples.rows());
  }

  private double loss(Model<Regressor> model, int rows) {
    double sum = 0;
    float[] y = samples.targets();
    for (int r = 0; r < rows; r++) {
      double difference = model.predict(data.getExample(r)).getOutput().getValues()[0] - y[r];
      sum += difference * difference;
    }
    return sum / rows;
  }

  @Override
  public float predict(int row) {
    throw new UnsupportedOperationException("only the line is trained");
  }

  @Override
  public double[] epochs(int epochs) {
    throw new UnsupportedOperationException("only the line is trained");
  }
}
