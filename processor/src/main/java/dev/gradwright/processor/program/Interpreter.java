package dev.gradwright.processor.program;

import dev.gradwright.processor.program.op.Machine;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in {@code double} without generating code: forward, loss, backward. It is what
 * generated code means, and takes every sum in the order that generated code promises, so that both
 * give the same bits.
 */
public final class Interpreter {
  /** Rows whose gradients form one ascending chain; block sums are added in a binary tree. */
  private static final int BLOCK = 64;

  private final Program program;
  private final Machine machine;
  private final int parameterCount;

  /**
   * Creates an interpreter of a batch.
   *
   * @param parameters all parameters in the public order
   */
  public Interpreter(Program program, int rows, double[] parameters) {
    this.program = program;
    this.machine = new Machine(rows, parameters.clone());
    this.parameterCount = parameters.length;
  }

  /**
   * Sets a value: an input by its node, a target as {@code loss.target}.
   *
   * @param numbers {@code [rows, width]}
   */
  public void set(String value, double[] numbers) {
    double[] target = machine.tensor(find(value));
    if (numbers.length != target.length) {
      throw new IllegalArgumentException(
          value + " takes " + target.length + " numbers, not " + numbers.length);
    }
    System.arraycopy(numbers, 0, target, 0, target.length);
  }

  /** Returns a value, {@code [rows, width]}, by its name such as {@code hidden.z}. */
  public double[] get(String value) {
    return machine.tensor(find(value)).clone();
  }

  private Tensor find(String value) {
    return program.values().stream()
        .filter(t -> t.name().equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no value " + value));
  }

  /** Computes every node, the losses of the rows, and the predictions. */
  public void forward() {
    for (NodeProgram node : program.nodes()) {
      node.batch().forward().forEach(this::run);
      run(node.forward(), 0, machine.rows());
    }
    program.outputs().forEach(o -> run(o.step(), 0, machine.rows()));
  }

  /** Returns the loss of the batch, after {@link #forward}. */
  public double loss() {
    double total = 0;
    for (LossProgram loss : program.losses()) {
      Tensor rowWeight = loss.rowWeight();
      double divisor =
          rowWeight == null
              ? (double) loss.divisorPerRow() * machine.rows()
              : sum(machine.tensor(rowWeight));
      if (divisor == 0) {
        divisor = Double.POSITIVE_INFINITY; // no row counts: no loss, no gradient
      }
      machine.scalar(loss.scale(), loss.weight() / divisor);
      total += loss.weight() * (sum(machine.tensor(loss.perRow())) / divisor);
    }
    double penalty = 0;
    for (PenaltyProgram p : program.penalties()) {
      for (int i = 0; i < p.parameter().shape().size(); i++) {
        penalty += machine.evaluate(p.value(), 0, i);
      }
    }
    return program.penalties().isEmpty() ? total : total + penalty;
  }

  /** Returns the gradient by all parameters, in the public order, after {@link #loss}. */
  public double[] backward() {
    double[] gradient = new double[parameterCount];
    List<Step> part = new ArrayList<>();
    for (int i = program.nodes().size() - 1; i >= 0; i--) {
      NodeProgram node = program.nodes().get(i);
      for (BatchStage stage : node.batch().backward()) {
        // what the rows have done up to here is summed up before they go on
        gradient = sum(gradient, backward(part));
        part.clear();
        run(stage);
      }
      if (node.backward() != null) {
        part.add(node.backward());
      }
    }
    gradient = sum(gradient, backward(part));
    for (NodeProgram node : program.nodes()) {
      for (BatchParts.Gradient batch : node.batch().gradients()) {
        double[] numbers = machine.batch(batch.number());
        for (int i = 0; i < numbers.length; i++) {
          gradient[batch.parameter().offset() + i] += numbers[i];
        }
      }
    }
    for (PenaltyProgram p : program.penalties()) {
      int offset = p.parameter().offset();
      for (int i = 0; i < p.parameter().shape().size(); i++) {
        gradient[offset + i] += machine.evaluate(p.derivative(), 0, i);
      }
    }
    return gradient;
  }

  /** Changes the parameters that are not learned, after {@link #forward}; returns all of them. */
  public double[] update() {
    for (NodeProgram node : program.nodes()) {
      for (BatchParts.Update update : node.batch().updates()) {
        for (int i = 0; i < update.parameter().shape().size(); i++) {
          double value = machine.evaluateAt(update.value(), i);
          machine.parameters()[update.parameter().offset() + i] = value;
        }
      }
    }
    return machine.parameters().clone();
  }

  private double[] backward(List<Step> steps) {
    List<double[]> blocks = new ArrayList<>();
    for (int from = 0; from < machine.rows(); from += BLOCK) {
      double[] block = new double[parameterCount];
      machine.gradients(block);
      for (Step step : steps) {
        run(step, from, Math.min(machine.rows(), from + BLOCK));
      }
      blocks.add(block);
    }
    return tree(blocks);
  }

  /** Sums up over the batch, and turns the sums into numbers. */
  private void run(BatchStage stage) {
    List<Map<String, double[]>> blocks = new ArrayList<>();
    for (int from = 0; from < machine.rows(); from += BLOCK) {
      Map<String, double[]> sums = new HashMap<>();
      machine.sums(sums);
      run(stage.step(), from, Math.min(machine.rows(), from + BLOCK));
      blocks.add(sums);
    }
    for (String name : blocks.get(0).keySet()) {
      List<double[]> parts = new ArrayList<>();
      blocks.forEach(block -> parts.add(Objects.requireNonNull(block.get(name))));
      machine.batch(name, tree(parts));
    }
    for (BatchNumber number : stage.numbers()) {
      double[] values = new double[number.width()];
      for (int i = 0; i < values.length; i++) {
        values[i] = machine.evaluate(number, i);
      }
      machine.batch(number.name(), values);
    }
  }

  private void run(@Nullable Step step, int from, int to) {
    if (step == null) {
      return;
    }
    for (int row = from; row < to; row++) {
      for (Op op : step.ops()) {
        op.interpret(machine, row);
      }
    }
  }

  private static double sum(double[] rows) {
    List<double[]> blocks = new ArrayList<>();
    for (int from = 0; from < rows.length; from += BLOCK) {
      double sum = 0;
      for (int r = from; r < Math.min(rows.length, from + BLOCK); r++) {
        sum += rows[r];
      }
      blocks.add(new double[] {sum});
    }
    return tree(blocks)[0];
  }

  /** Adds neighbours at each level; an odd last one passes up. */
  private static double[] tree(List<double[]> blocks) {
    List<double[]> level = blocks;
    while (level.size() > 1) {
      List<double[]> next = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        next.add(sum(level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        next.add(level.get(level.size() - 1));
      }
      level = next;
    }
    return level.get(0);
  }

  private static double[] sum(double[] left, double[] right) {
    double[] sum = new double[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = left[i] + right[i];
    }
    return sum;
  }
}
