package dev.gradwright.processor.numerics;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.kernel.Lanes;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.RandomData;
import dev.gradwright.state.GeneratedNetwork;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The bodies behind the predictions of a generated network, each called by itself. A network
 * chooses among them by its own measure of speed, so a test goes past the choice, by reflection.
 */
final class PredictionBodies {
  private static final int MOST_ROWS = 200;

  private final GeneratedNetwork network;
  private final Program program;
  private final Workspace workspace;
  private double[][] inputs = {};

  PredictionBodies(CompiledModel model, Network network) {
    this.network = (GeneratedNetwork) network;
    this.program = model.program();
    workspace = this.network.newWorkspace(MOST_ROWS);
    if (!(boolean) call("hasVectors")) {
      throw new AssertionError(model.name() + " has no vectors");
    }
  }

  /** Chooses the rows that the bodies are given. */
  void inputs(Random random, int rows) {
    Map<String, Architecture.Node> nodes = new HashMap<>();
    network.architecture().inputs().forEach(input -> nodes.put(input.name(), input));
    List<double[]> all = new ArrayList<>();
    for (Tensor value : program.values()) {
      Architecture.Node input = nodes.get(value.name());
      all.add(input == null ? new double[0] : RandomData.numbers(input, random, rows));
    }
    inputs = all.toArray(double[][]::new);
  }

  private void load() {
    float[][] values = workspace.floatValues();
    for (int i = 0; i < values.length; i++) {
      Arrays.fill(values[i], Float.NaN); // what a body forgets is seen
      for (int j = 0; j < inputs[i].length; j++) {
        values[i][j] = (float) inputs[i][j];
      }
    }
  }

  double[] plain(int rows) {
    load();
    call("forward", workspace, 0, rows);
    return outputs(rows);
  }

  double[] vectors(int rows) {
    load();
    Lanes lanes = new Lanes((int[]) call("vectorLengths"));
    lanes.ensure(1);
    for (int row = 0; row < rows; row += Sums.BLOCK) {
      call("vectorForward", workspace, lanes.block(0), row, Math.min(rows, row + Sums.BLOCK));
    }
    return outputs(rows);
  }

  /** Whether a single row has a form of its own; nested loops have none. */
  boolean hasRow() {
    return ((int[]) call("vectorRowLengths")).length > 0;
  }

  double[] row() {
    load();
    int[] lengths = (int[]) call("vectorRowLengths");
    float[][] arrays = new float[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      arrays[i] = new float[lengths[i]];
    }
    call("vectorRow", call("vectorPack"), workspace, arrays);
    return outputs(1);
  }

  /** Raw and linked outputs, one after the other. */
  private double[] outputs(int rows) {
    List<Double> all = new ArrayList<>();
    for (OutputProgram output : program.outputs()) {
      for (Tensor tensor : List.of(output.raw(), output.predicted())) {
        float[] values = workspace.floatValues()[index(tensor)];
        for (int i = 0; i < rows * tensor.width(); i++) {
          all.add((double) values[i]);
        }
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private int index(Tensor tensor) {
    for (int i = 0; i < program.values().size(); i++) {
      if (program.values().get(i).name().equals(tensor.storage())) {
        return i;
      }
    }
    throw new AssertionError("no buffer for " + tensor);
  }

  private Object call(String name, Object... arguments) {
    try {
      for (Class<?> c = network.getClass(); c != Object.class; c = c.getSuperclass()) {
        for (Method method : c.getDeclaredMethods()) {
          if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
            method.setAccessible(true);
            Object result = method.invoke(network, arguments);
            return result == null ? "" : result;
          }
        }
      }
      throw new AssertionError("no method " + name);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }
}
