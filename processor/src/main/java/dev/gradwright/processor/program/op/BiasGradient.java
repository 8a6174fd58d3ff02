package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.List;

/**
 * The gradient by a bias: {@code db[o] = sum_r dz[r,o]}, within a block of rows one ascending chain
 * over r.
 *
 * @param bias {@code [out]}
 * @param dz {@code [batch, out]}
 */
public record BiasGradient(Parameter bias, Tensor dz) implements Op {
  @Override
  public void interpret(Machine machine, int row) {
    for (int o = 0; o < dz.width(); o++) {
      machine.gradient(bias, o, machine.gradient(bias, o) + machine.get(dz, row, o));
    }
  }

  @Override
  public void straightLine(StraightLine out) {
    for (int o = 0; o < dz.width(); o++) {
      out.add(bias, o, out.read(dz, o));
    }
  }

  @Override
  public List<Statement> loops(Loops loops) {
    Statement add =
        new Statement.Store(
            "g", loops.place(bias, "o"), loops.gradient(bias, "o").plus(loops.read(dz, "o")));
    return List.of(new Statement.For("o", "0", String.valueOf(dz.width()), 1, List.of(add)));
  }

  @Override
  public void lanes(LaneCode lanes) {
    lanes.biasGradient(this);
  }

  @Override
  public List<Tensor> reads() {
    return List.of(dz);
  }

  @Override
  public List<Tensor> writes() {
    return List.of();
  }

  @Override
  public List<Parameter> gradients() {
    return List.of(bias);
  }

  @Override
  public int work() {
    return dz.width();
  }
}
