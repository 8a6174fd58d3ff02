package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.BatchNumber;
import dev.gradwright.processor.program.BatchStage;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import java.util.HashMap;
import java.util.Map;

/** The memory of an interpreted program: every tensor, parameter and gradient in {@code double}. */
public final class Machine {
  private final int rows;
  private final Map<Tensor, double[]> tensors = new HashMap<>();
  private final Map<String, Double> scalars = new HashMap<>();
  private final Map<String, Double> locals = new HashMap<>();
  private final Map<String, Integer> variables = new HashMap<>();
  private final Map<String, double[]> batch = new HashMap<>();
  private Map<String, double[]> sums = new HashMap<>();
  private final double[] parameters;
  private double[] gradients;

  /** Creates the memory for a batch of this many rows. */
  public Machine(int rows, double[] parameters) {
    this.rows = rows;
    this.parameters = parameters;
    this.gradients = new double[parameters.length];
  }

  /** Returns the rows of the batch. */
  public int rows() {
    return rows;
  }

  /** Returns the array of a tensor, {@code [rows, width]}. */
  public double[] tensor(Tensor tensor) {
    return tensors.computeIfAbsent(tensor, t -> new double[rows * t.width()]);
  }

  /** Sets a number that the whole batch shares. */
  public void scalar(String name, double value) {
    scalars.put(name, value);
  }

  /** Sets numbers that the whole batch shares, or sums over it. */
  public void batch(String name, double[] values) {
    batch.put(name, values);
  }

  /** Returns numbers that the whole batch shares. */
  public double[] batch(String name) {
    double[] numbers = batch.get(name);
    if (numbers == null) {
      throw new IllegalStateException("read before they were computed: " + name);
    }
    return numbers;
  }

  /** Directs sums over the batch into other arrays, made when first asked for. */
  public void sums(Map<String, double[]> target) {
    sums = target;
  }

  void addToSum(Contraction.Target.Batch sum, int j, double addend) {
    sums.computeIfAbsent(sum.name(), n -> new double[sum.width()])[j] += addend;
  }

  /** Evaluates the j-th of some numbers of the batch. */
  public double evaluate(BatchNumber number, int j) {
    return evaluateAt(number.value(), j);
  }

  /** Evaluates an expression at the place of a number of the batch. */
  public double evaluateAt(Expr expression, int j) {
    variables.put(BatchStage.VARIABLE, j);
    try {
      return evaluate(expression, 0, j);
    } finally {
      variables.remove(BatchStage.VARIABLE);
    }
  }

  /** Returns all parameters, to be changed by updates. */
  public double[] parameters() {
    return parameters;
  }

  /** Directs the gradients of parameters into another array. */
  public void gradients(double[] target) {
    gradients = target;
  }

  double get(Tensor tensor, int row, int j) {
    return tensor(tensor)[row * tensor.width() + j];
  }

  void set(Tensor tensor, int row, int j, double value) {
    tensor(tensor)[row * tensor.width() + j] = value;
  }

  void local(String name, double value) {
    locals.put(name, value);
  }

  /** Returns the loop variables that have a value. */
  Map<String, Integer> variables() {
    return variables;
  }

  int place(Index index) {
    return index.at(variables::get);
  }

  double parameter(Parameter parameter, int i) {
    return parameters[parameter.offset() + i];
  }

  double gradient(Parameter parameter, int i) {
    return gradients[parameter.offset() + i];
  }

  void gradient(Parameter parameter, int i, double value) {
    gradients[parameter.offset() + i] = value;
  }

  /** Evaluates an expression at one row and position. */
  public double evaluate(Expr expression, int row, int j) {
    if (expression instanceof Expr.Constant constant) {
      return constant.value();
    }
    if (expression instanceof Expr.Read read) {
      return access(read.access(), row, j);
    }
    if (expression instanceof Expr.Apply apply) {
      double[] arguments =
          apply.arguments().stream().mapToDouble(a -> evaluate(a, row, j)).toArray();
      return apply.function().apply(arguments);
    }
    if (expression instanceof Expr.Where where) {
      boolean holds =
          where.comparison().test(evaluate(where.left(), row, j), evaluate(where.right(), row, j));
      return evaluate(holds ? where.yes() : where.no(), row, j);
    }
    throw new IllegalArgumentException("not an abstract expression: " + expression);
  }

  private double access(Access access, int row, int j) {
    if (access instanceof Access.Element a) {
      return get(a.tensor(), row, j);
    } else if (access instanceof Access.Single a) {
      return get(a.tensor(), row, 0);
    } else if (access instanceof Access.Picked a) {
      return get(a.tensor(), row, (int) get(a.label(), row, 0));
    } else if (access instanceof Access.Position) {
      return j;
    } else if (access instanceof Access.Table a) {
      return a.values().get(j);
    } else if (access instanceof Access.TablePicked a) {
      return a.table().values().get((int) get(a.label(), row, 0));
    } else if (access instanceof Access.Scalar a) {
      return known(scalars, a.name());
    } else if (access instanceof Access.Weight a) {
      return parameter(a.parameter(), j);
    } else if (access instanceof Access.At a) {
      return get(a.tensor(), row, place(a.index()));
    } else if (access instanceof Access.BatchAt a) {
      return batch(a.name())[place(a.index())];
    } else if (access instanceof Access.Total a) {
      return batch(a.name())[place(a.index())];
    } else if (access instanceof Access.BatchRows) {
      return rows;
    } else if (access instanceof Access.WeightAt a) {
      return parameter(a.parameter(), place(a.index()));
    } else if (access instanceof Access.WeightPicked a) {
      int picked = (int) get(a.label(), row, place(a.place()));
      return parameter(a.parameter(), a.stride() * picked + place(a.index()));
    } else if (access instanceof Access.Whole a) {
      return place(a.index());
    } else if (access instanceof Access.Local a) {
      return known(locals, a.name());
    }
    throw new IllegalArgumentException("unknown access " + access);
  }

  private static double known(Map<String, Double> numbers, String name) {
    Double value = numbers.get(name);
    if (value == null) {
      throw new IllegalStateException("read before it was written: " + name);
    }
    return value;
  }
}
