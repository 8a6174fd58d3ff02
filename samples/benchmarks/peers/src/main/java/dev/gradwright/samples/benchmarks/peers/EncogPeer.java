package dev.gradwright.samples.benchmarks.peers;

import dev.gradwright.samples.benchmarks.contest.Contender;
import dev.gradwright.samples.benchmarks.contest.Measure;
import dev.gradwright.samples.benchmarks.contest.Net;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import org.encog.Encog;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationLinear;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.engine.network.activation.ActivationTANH;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.error.CrossEntropyErrorFunction;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;

/**
 * Encog 3.4, in double precision: one iteration of back-propagation over the batch as the whole
 * training set, on one thread. Encog sums gradients over the rows, so its rate is ours divided by
 * them, and it reports the mean squared error whatever it minimises.
 */
public final class EncogPeer implements Contender {
  private Task task;
  private Samples samples;
  private BasicNetwork network;
  private Backpropagation training;
  private double[][] inputs;
  private double[][] ideals;
  private double[] out;

  public static void main(String[] arguments) {
    Measure.run(new EncogPeer(), arguments);
  }

  @Override
  public boolean prepare(Task task, Samples samples) {
    if (!(task.net() instanceof Net net)) {
      return false;
    }
    this.task = task;
    this.samples = samples;
    network = new BasicNetwork();
    network.addLayer(new BasicLayer(null, true, net.inputs()));
    for (int l = 1; l <= net.layers(); l++) {
      boolean last = l == net.layers();
      network.addLayer(new BasicLayer(last ? output(net) : hidden(net), !last, net.size(l)));
    }
    network.getStructure().finalizeStructure();
    for (int l = 0; l < net.layers(); l++) {
      start(net, l);
    }
    inputs = rows(samples.features(), net.inputs());
    ideals = rows(samples.wideTargets(), net.outputs());
    out = new double[net.outputs()];
    int batch = task.kind() == Task.Kind.PROCESS ? Task.COLD_BATCH : samples.rows();
    // The derivative of the squared error lacks its factor 2 here.
    double rate = net.rate() * (net.loss() == Net.Loss.SQUARED ? 2.0 : 1.0) / batch;
    training = new Backpropagation(network, new BasicMLDataSet(inputs, ideals), rate, 0);
    training.setThreadCount(1);
    if (net.loss() != Net.Loss.SQUARED) {
      training.setErrorFunction(new CrossEntropyErrorFunction());
    }
    if (task.kind() == Task.Kind.PROCESS) {
      training.setBatchSize(batch);
    }
    return true;
  }

  private static ActivationFunction hidden(Net net) {
    return net.hidden() == Net.Hidden.RELU ? new ActivationReLU() : new ActivationTANH();
  }

  private static ActivationFunction output(Net net) {
    return switch (net.loss()) {
      case SQUARED -> new ActivationLinear();
      case SIGMOID -> new DerivativeOfHidden(new ActivationSigmoid(), hidden(net));
      case SOFTMAX -> new DerivativeOfHidden(new ActivationSoftMax(), hidden(net));
    };
  }

  /**
   * Encog's back-propagation asks the layer above for the derivative of a hidden layer's
   * activation, which is right only where both have the same. Its cross-entropy does not ask the
   * output layer for its own, so the output layer may answer for the hidden one.
   */
  private record DerivativeOfHidden(ActivationFunction output, ActivationFunction hidden)
      implements ActivationFunction {
    @Override
    public void activationFunction(double[] values, int start, int size) {
      output.activationFunction(values, start, size);
    }

    @Override
    public double derivativeFunction(double before, double after) {
      return hidden.derivativeFunction(before, after);
    }

    @Override
    public boolean hasDerivative() {
      return true;
    }

    @Override
    public double[] getParams() {
      return output.getParams();
    }

    @Override
    public void setParam(int index, double value) {
      output.setParam(index, value);
    }

    @Override
    public String[] getParamNames() {
      return output.getParamNames();
    }

    @Override
    public String getFactoryCode() {
      return output.getFactoryCode();
    }

    @Override
    public String getLabel() {
      return output.getLabel();
    }

    @Override
    public ActivationFunction clone() {
      return new DerivativeOfHidden(output.clone(), hidden.clone());
    }
  }

  private void start(Net net, int layer) {
    int in = net.size(layer);
    float[] weights = net.weight(layer).initial();
    for (int o = 0; o < net.size(layer + 1); o++) {
      for (int k = 0; k < in; k++) {
        network.setWeight(layer, k, o, weights[o * in + k]);
      }
      network.setWeight(layer, in, o, 0);
    }
  }

  private double[][] rows(float[] values, int width) {
    double[][] rows = new double[samples.rows()][width];
    for (int i = 0; i < values.length; i++) {
      rows[i / width][i % width] = values[i];
    }
    return rows;
  }

  @Override
  public double step() {
    training.iteration();
    return training.getError();
  }

  @Override
  public double checkedStep() {
    double loss = 0;
    for (int r = 0; r < inputs.length; r++) {
      network.compute(inputs[r], out);
      double[] ideal = ideals[r];
      for (int o = 0; o < out.length; o++) {
        loss +=
            switch (task.net().loss()) {
              case SQUARED -> (out[o] - ideal[o]) * (out[o] - ideal[o]);
              case SIGMOID -> -Math.log(ideal[o] == 1 ? out[o] : 1 - out[o]);
              case SOFTMAX -> ideal[o] == 1 ? -Math.log(out[o]) : 0;
            };
      }
    }
    step();
    return loss / inputs.length;
  }

  @Override
  public float predict(int row) {
    network.compute(inputs[row], out);
    return (float) out[0];
  }

  @Override
  public double[] epochs(int epochs) {
    double[] errors = new double[epochs];
    for (int e = 0; e < epochs; e++) {
      errors[e] = step();
    }
    return errors;
  }

  @Override
  public void close() {
    if (training != null) {
      training.finishTraining();
    }
    Encog.getInstance().shutdown();
  }
}
