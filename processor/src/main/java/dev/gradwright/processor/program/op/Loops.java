package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes accesses inside loops: row r and a loop variable for the position. */
public final class Loops {
  private final Names names;
  private final List<Integer> scratch = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /** Creates a writer with the names of the surrounding class. */
  public Loops(Names names) {
    this.names = names;
  }

  /** Returns the lengths of the scratch arrays asked for, by index. */
  public List<Integer> scratch() {
    return scratch;
  }

  /** Returns why the loops have their form, in sentences. */
  public Stream<String> notes() {
    return notes.stream();
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  /** Returns scratch array {@code t[i]}, which will have at least this length. */
  String scratch(int i, int length) {
    while (scratch.size() <= i) {
      scratch.add(0);
    }
    scratch.set(i, Math.max(scratch.get(i), length));
    return "t[" + i + "]";
  }

  /** Returns the text of an index into a tensor's array: {@code 16 * r + j}. */
  static String index(Tensor tensor, String j) {
    return index(tensor, "r", j);
  }

  static String index(Tensor tensor, String row, String j) {
    if (tensor.width() == 1) {
      return row;
    }
    String base = tensor.width() + " * " + row;
    return j.equals("0") ? base : base + " + " + j;
  }

  Expr read(Tensor tensor, String j) {
    return read(tensor, "r", j);
  }

  Expr read(Tensor tensor, String row, String j) {
    return new Expr.Code(names.array(tensor) + "[" + index(tensor, row, j) + "]", 18);
  }

  Statement write(Tensor tensor, String j, Expr value) {
    return new Statement.Store(names.array(tensor), index(tensor, j), value);
  }

  String array(Tensor tensor) {
    return names.array(tensor);
  }

  String offset(Parameter parameter) {
    return names.offset(parameter);
  }

  String place(Parameter parameter, String i) {
    return names.offset(parameter) + " + " + i;
  }

  Expr parameter(Parameter parameter, String i) {
    return new Expr.Code("w[" + place(parameter, i) + "]", 16);
  }

  Expr gradient(Parameter parameter, String i) {
    return new Expr.Code("g[" + place(parameter, i) + "]", 16);
  }

  /** Returns the place that a number of the row names. */
  String picked(Access.WeightPicked a) {
    String label =
        "(int) " + names.array(a.label()) + "[" + index(a.label(), a.place().java()) + "]";
    String row = a.stride() == 1 ? label : a.stride() + " * " + label;
    return place(a.parameter(), row + " + " + a.index().java());
  }

  /** Returns {@code o} or {@code o + 3}. */
  static String plus(String variable, int offset) {
    return offset == 0 ? variable : variable + " + " + offset;
  }

  /** Returns {@code 784 * o + k} or {@code 784 * (o + 3) + k}. */
  static String row(int width, String variable, int offset, String column) {
    return row(width, variable, offset) + " + " + column;
  }

  /** Returns where a row starts: {@code 784 * o} or {@code 784 * (o + 3)}. */
  static String row(int width, String variable, int offset) {
    return width + " * " + (offset == 0 ? variable : "(" + plus(variable, offset) + ")");
  }

  static Expr variable(String name) {
    return new Expr.Code(name, 2);
  }

  /** Returns the statement that adds a number to one of some sums over the batch. */
  Statement addToSum(String sum, Index index, Expr addend) {
    String place = names.sum(sum) + " + " + index.java();
    return new Statement.Store("b", place, new Expr.Code("b[" + place + "]", 16).plus(addend));
  }

  /** Returns the expression with its reads replaced for the position in variable {@code j}. */
  Expr resolve(Expr expression, String j) {
    return expression.replaceReads(access -> resolve(access, j));
  }

  private Expr resolve(Access access, String j) {
    if (access instanceof Access.Element a) {
      return read(a.tensor(), j);
    } else if (access instanceof Access.Single a) {
      return read(a.tensor(), "0");
    } else if (access instanceof Access.Picked a) {
      return read(a.tensor(), "(int) " + names.array(a.label()) + "[r]");
    } else if (access instanceof Access.Position) {
      return variable(j);
    } else if (access instanceof Access.Table a) {
      return new Expr.Code(names.table(a.name()) + "[" + j + "]", 8);
    } else if (access instanceof Access.TablePicked a) {
      String label = "(int) " + names.array(a.label()) + "[r]";
      return new Expr.Code(names.table(a.table().name()) + "[" + label + "]", 12);
    } else if (access instanceof Access.Scalar a) {
      return new Expr.Code("s[" + names.scalar(a.name()) + "]", 5);
    } else if (access instanceof Access.Weight a) {
      return parameter(a.parameter(), j);
    } else if (access instanceof Access.At a) {
      return new Expr.Code(
          names.array(a.tensor()) + "[" + index(a.tensor(), a.index().java()) + "]",
          18 + a.index().bytes());
    } else if (access instanceof Access.BatchAt a) {
      return new Expr.Code(
          "s[" + names.scalar(a.name()) + " + " + a.index().java() + "]", 10 + a.index().bytes());
    } else if (access instanceof Access.WeightAt a) {
      return new Expr.Code(
          "w[" + place(a.parameter(), a.index().java()) + "]", 10 + a.index().bytes());
    } else if (access instanceof Access.WeightPicked a) {
      return new Expr.Code("w[" + picked(a) + "]", 30 + a.index().bytes() + a.place().bytes());
    } else if (access instanceof Access.Whole a) {
      return new Expr.Code(a.index().operand(), a.index().bytes());
    } else if (access instanceof Access.Local a) {
      return variable(a.name());
    }
    throw new IllegalArgumentException("unknown access " + access);
  }
}
