package dev.gradwright.train;

import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.DataForm;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Trains the dense layer, and lets a test see and disturb what is done with each block. */
public final class GridTrainer extends GeneratedTrainer<GridNetwork> {
  /** Does nothing to a block. */
  static final Hook NONE = row -> {};

  /** Threads that worked on a block. */
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Called with the first row of a block before it goes forward. */
  volatile Hook forward = NONE;

  /** Called with the first row of a block before it goes backward. */
  volatile Hook backward = NONE;

  /** What a test does before a block. */
  interface Hook {
    void at(int row);
  }

  /** Whether it says to have vectors; its vectors are the plain bodies. */
  volatile boolean vectors;

  /** How often it was asked. */
  final AtomicInteger asked = new AtomicInteger();

  private GridTrainer(TrainerSettings settings) {
    super(settings, GridNetwork.ARCHITECTURE, GridNetwork.LAYOUT);
  }

  /** Starts a trainer. */
  public static TrainerBuilder<GridTrainer> builder() {
    return new TrainerBuilder<>(GridTrainer::new);
  }

  /** Random rows, with targets as random as the inputs. */
  static Dataset data(int rows, long seed) {
    Generator random = new Generator(seed);
    float[] x = new float[rows * GridNetwork.WIDTH];
    float[] y = new float[rows * GridNetwork.WIDTH];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
      y[i] = (float) random.nextGaussian();
    }
    return Dataset.builder().features(x, GridNetwork.WIDTH).targets(y, GridNetwork.WIDTH).build();
  }

  /** Returns the parameters as one array. */
  double[] all() {
    double[] weight = parameter("y.weight");
    double[] bias = parameter("y.bias");
    double[] all = new double[weight.length + bias.length];
    System.arraycopy(weight, 0, all, 0, weight.length);
    System.arraycopy(bias, 0, all, weight.length, bias.length);
    return all;
  }

  /** Returns the threads that worked on a block beside this one. */
  Set<Thread> helpers() {
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    helpers.addAll(threads);
    helpers.remove(Thread.currentThread());
    return helpers;
  }

  @Override
  protected GridNetwork snapshot(Reals parameters, DataForm form) {
    return new GridNetwork(parameters, form);
  }

  @Override
  protected void forwardRows(Reals parameters, Workspace workspace, int from, int to) {
    threads.add(Thread.currentThread());
    forward.at(from);
    float[][] values = workspace.floatValues();
    GridNetwork.dense(parameters.floats(), values, from, to);
    for (int r = from; r < to; r++) {
      float sum = 0;
      for (int o = r * GridNetwork.WIDTH; o < (r + 1) * GridNetwork.WIDTH; o++) {
        float residual = values[GridNetwork.Y][o] - values[GridNetwork.TARGET][o];
        sum = Math.fma(residual, residual, sum);
      }
      values[GridNetwork.LOSS][r] = sum;
    }
  }

  @Override
  protected double batchLoss(Reals parameters, Workspace workspace, int rows) {
    float numbers = (float) rows * GridNetwork.WIDTH;
    workspace.floatScalars()[0] = 2 / numbers;
    return Sums.batch(workspace.floatValues()[GridNetwork.LOSS], rows) / numbers;
  }

  @Override
  protected void backwardRows(
      Reals parameters, Workspace workspace, Reals gradient, int from, int to) {
    threads.add(Thread.currentThread());
    backward.at(from);
    float[][] values = workspace.floatValues();
    float[] dy = workspace.floatGradients()[0];
    float[] g = gradient.floats();
    float scale = workspace.floatScalars()[0];
    for (int r = from * GridNetwork.WIDTH; r < to * GridNetwork.WIDTH; r += GridNetwork.WIDTH) {
      for (int o = 0; o < GridNetwork.WIDTH; o++) {
        float d = scale * (values[GridNetwork.Y][r + o] - values[GridNetwork.TARGET][r + o]);
        dy[r + o] = d;
        g[GridNetwork.BIAS + o] += d;
        for (int k = 0; k < GridNetwork.WIDTH; k++) {
          int at = o * GridNetwork.WIDTH + k;
          g[at] = Math.fma(values[GridNetwork.X][r + k], d, g[at]);
        }
      }
    }
  }

  @Override
  protected boolean hasVectors() {
    asked.incrementAndGet();
    return vectors;
  }

  @Override
  protected int[] vectorLengths() {
    return new int[] {1};
  }

  @Override
  protected void vectorForward(
      Reals parameters, Workspace workspace, float[][] lanes, int from, int to) {
    forwardRows(parameters, workspace, from, to);
  }

  @Override
  protected void vectorBackward(
      Reals parameters, Workspace workspace, float[][] lanes, Reals gradient, int from, int to) {
    gradient.fill(0);
    backwardRows(parameters, workspace, gradient, from, to);
  }

  @Override
  protected boolean vectorIsFinite(Reals numbers, int from, int to) {
    return numbers.firstNonFinite(from, to) < 0;
  }

  @Override
  protected void penaltyGradient(Reals parameters, Reals gradient) {}
}
