package dev.gradwright.processor.program;

import dev.gradwright.processor.program.op.Machine;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.List;
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
    program.nodes().forEach(n -> run(n.forward(), 0, machine.rows()));
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
    List<double[]> blocks = new ArrayList<>();
    for (int from = 0; from < machine.rows(); from += BLOCK) {
      double[] block = new double[parameterCount];
      machine.gradients(block);
      for (int i = program.nodes().size() - 1; i >= 0; i--) {
        run(program.nodes().get(i).backward(), from, Math.min(machine.rows(), from + BLOCK));
      }
      blocks.add(block);
    }
    double[] gradient = tree(blocks);
    for (PenaltyProgram p : program.penalties()) {
      int offset = p.parameter().offset();
      for (int i = 0; i < p.parameter().shape().size(); i++) {
        gradient[offset + i] += machine.evaluate(p.derivative(), 0, i);
      }
    }
    return gradient;
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
