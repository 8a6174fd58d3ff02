package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Statement;
import dev.gradwright.processor.program.lanes.LaneCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves {@code times} runs of {@code length} numbers from one row to another: {@code out[r,
 * outStart + i*outStep + j] = in[r, inStart + i*inStep + j]}.
 *
 * @param out where to
 * @param in where from
 * @param target first place and distance of the runs written
 * @param source first place and distance of the runs read
 * @param length numbers in a run
 * @param times runs
 * @param adds whether the numbers are added to what {@code out} holds
 */
public record Copy(
    Tensor out, Run target, Tensor in, Run source, int length, int times, boolean adds)
    implements Op {
  /** Where runs begin and how far they are apart. */
  public record Run(int start, int step) {
    int place(int i, int j) {
      return start + i * step + j;
    }

    String place(String i, String j) {
      String first = step == 0 ? "" : i.equals("0") ? "" : step + " * " + i + " + ";
      return start == 0 ? first + j : first + start + " + " + j;
    }
  }

  @Override
  public void interpret(Machine machine, int row) {
    for (int i = 0; i < times; i++) {
      for (int j = 0; j < length; j++) {
        double moved = machine.get(in, row, source.place(i, j));
        int place = target.place(i, j);
        machine.set(out, row, place, adds ? machine.get(out, row, place) + moved : moved);
      }
    }
  }

  @Override
  public void straightLine(StraightLine code) {
    for (int i = 0; i < times; i++) {
      for (int j = 0; j < length; j++) {
        Expr moved = code.read(in, source.place(i, j));
        int place = target.place(i, j);
        code.write(out, place, List.of(adds ? code.read(out, place).plus(moved) : moved));
      }
    }
  }

  @Override
  public List<Statement> loops(Loops loops) {
    String i = times == 1 ? "0" : "i";
    Expr moved = loops.read(in, source.place(i, "j"));
    String place = target.place(i, "j");
    Statement move = loops.write(out, place, adds ? loops.read(out, place).plus(moved) : moved);
    List<Statement> run = new ArrayList<>();
    run.add(new Statement.For("j", "0", String.valueOf(length), 1, List.of(move)));
    return times == 1 ? run : List.of(new Statement.For("i", "0", String.valueOf(times), 1, run));
  }

  @Override
  public void lanes(LaneCode lanes) {
    for (int i = 0; i < times; i++) {
      lanes.copy(out, target.place(i, 0), in, source.place(i, 0), length, adds);
    }
  }

  @Override
  public List<Tensor> reads() {
    return adds ? List.of(in, out) : List.of(in);
  }

  @Override
  public List<Tensor> writes() {
    return List.of(out);
  }

  @Override
  public int work() {
    return length * times;
  }
}
