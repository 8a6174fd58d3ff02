package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a step out for one row, each element its own statement: named numbers that are computed
 * once, and stores at the end of each chain. A plan cuts the result into methods.
 */
public final class StraightLine {
  /** The longest chain of nested calls in one expression; a longer sum goes on in the next. */
  private static final int TERMS_PER_STATEMENT = 16;

  private final Names names;
  private final Map<String, Let> lets = new LinkedHashMap<>();
  private final Map<String, Store> stores = new LinkedHashMap<>();

  /** The loop variables that have a value at present. */
  private final Map<String, Integer> variables = new HashMap<>();

  /** The name of the latest value of a place that has had several. */
  private final Map<String, String> latestNames = new HashMap<>();

  /** Creates an empty row. */
  public StraightLine(Names names) {
    this.names = names;
  }

  /**
   * A number with a name.
   *
   * @param name the variable
   * @param parts its value; each part after the first reads the variable itself
   */
  public record Let(String name, List<Expr> parts) {
    /** Copies the parts. */
    public Let {
      parts = List.copyOf(parts);
    }
  }

  /** A number written to an array. */
  public record Store(String array, String index, int indexBytes, Expr value) {}

  /** Returns the named numbers in order of definition. */
  public Map<String, Let> lets() {
    return lets;
  }

  /** Returns the last store to each place, in order of first store. */
  public Collection<Store> stores() {
    return stores.values();
  }

  /** Returns the loop variables that have a value. */
  Map<String, Integer> variables() {
    return variables;
  }

  int place(Index index) {
    return index.at(variables::get);
  }

  /** Returns the j-th number of this row of a tensor. */
  Expr read(Tensor tensor, int j) {
    String name = names.element(tensor) + j;
    if (!lets.containsKey(name)) {
      if (tensor.local()) {
        throw new IllegalStateException("local tensor read before written: " + name);
      }
      lets.put(name, new Let(name, List.of(load(tensor, String.valueOf(j)))));
    }
    return local(name);
  }

  /** Sets the j-th number of this row of a tensor. */
  void write(Tensor tensor, int j, List<Expr> parts) {
    String name = nameOf(tensor, j);
    lets.put(name, new Let(name, parts));
    latestNames.put(names.element(tensor) + j, name);
    if (!tensor.local()) {
      String index = index(tensor, String.valueOf(j));
      put(new Store(names.array(tensor), index, 9, local(name)));
    }
  }

  private Expr local(String name) {
    return Expr.read(new Access.Local(latestNames.getOrDefault(name, name)));
  }

  /** Names a number that the row shares. */
  void let(String name, List<Expr> parts) {
    lets.put(name, new Let(name, parts));
  }

  /** Returns w[i] of a parameter. */
  Expr parameter(Parameter parameter, int i) {
    return new Expr.Code("w[" + place(parameter, i) + "]", 6);
  }

  /** Adds {@code factor * other} to the gradient of a parameter's i-th number. */
  void addProduct(Parameter parameter, int i, Expr factor, Expr other) {
    String place = place(parameter, i);
    put(new Store("g", place, 3, Expr.fma(factor, other, present(place))));
  }

  /** Adds a number to the gradient of a parameter's i-th number. */
  void add(Parameter parameter, int i, Expr addend) {
    String place = place(parameter, i);
    put(new Store("g", place, 3, present(place).plus(addend)));
  }

  /** Adds a number to the j-th of some sums over the batch. */
  void addToSum(String sum, int j, Expr addend) {
    String place = j == 0 ? names.sum(sum) : names.sum(sum) + " + " + j;
    put(new Store("b", place, 3, new Expr.Code("b[" + place + "]", 6).plus(addend)));
  }

  /** The gradient at a place with what this step has added to it so far. */
  private Expr present(String place) {
    Store before = stores.get("g[" + place + "]");
    return before == null ? new Expr.Code("g[" + place + "]", 6) : before.value();
  }

  /** Returns the statements of {@code start + a0*b0 + a1*b1 + …}, one ascending fma chain. */
  List<Expr> chain(String name, Expr start, List<Expr[]> products) {
    return chain(
        name,
        start,
        products.stream().map(p -> p[0]).toList(),
        products.stream().map(p -> p[1]).toList());
  }

  /** The same for {@code start + a0 + a1 + …} where there are no second factors. */
  List<Expr> chain(String name, Expr start, List<Expr> left, List<Expr> right) {
    List<Expr> parts = new ArrayList<>();
    Expr sum = start;
    for (int i = 0; i < left.size(); i++) {
      if (i > 0 && i % TERMS_PER_STATEMENT == 0) {
        parts.add(sum);
        sum = named(name);
      }
      sum = right.isEmpty() ? sum.plus(left.get(i)) : Expr.fma(left.get(i), right.get(i), sum);
    }
    parts.add(sum);
    return parts;
  }

  static Expr named(String name) {
    return Expr.read(new Access.Local(name));
  }

  /** Returns a name with a number behind it that nothing has yet. */
  String freeName(String stem) {
    int i = 0;
    while (lets.containsKey(stem + i)) {
      i++;
    }
    return stem + i;
  }

  /** Returns the name that {@link #write} will give to an element. */
  String nameOf(Tensor tensor, int j) {
    String name = names.element(tensor) + j;
    while (lets.containsKey(name)) {
      name += "b"; // a further value of the same place: gradients that add up within one step
    }
    return name;
  }

  /** Returns the expression with its reads replaced for position j. */
  Expr resolve(Expr expression, int j) {
    return expression.replaceReads(access -> resolve(access, j)).rewrite(StraightLine::decided);
  }

  /** A comparison of places is decided where they are numbers. */
  private static Expr decided(Expr expression) {
    if (expression instanceof Expr.Where where
        && where.left() instanceof Expr.Constant left
        && where.right() instanceof Expr.Constant right) {
      return where.comparison().test(left.value(), right.value()) ? where.yes() : where.no();
    }
    return expression;
  }

  private Expr resolve(Access access, int j) {
    if (access instanceof Access.Element a) {
      return read(a.tensor(), j);
    } else if (access instanceof Access.Single a) {
      return read(a.tensor(), 0);
    } else if (access instanceof Access.Picked a) {
      return load(a.tensor(), "(int) " + names.array(a.label()) + "[r]");
    } else if (access instanceof Access.Position) {
      return Expr.constant(j);
    } else if (access instanceof Access.Table a) {
      return Expr.constant(a.values().get(j));
    } else if (access instanceof Access.TablePicked a) {
      String label = "(int) " + names.array(a.label()) + "[r]";
      return new Expr.Code(names.table(a.table().name()) + "[" + label + "]", 10);
    } else if (access instanceof Access.Scalar a) {
      return new Expr.Code("s[" + names.scalar(a.name()) + "]", 5);
    } else if (access instanceof Access.At a) {
      return read(a.tensor(), place(a.index()));
    } else if (access instanceof Access.Weight a) {
      return parameter(a.parameter(), j);
    } else if (access instanceof Access.BatchAt a) {
      int i = place(a.index());
      return new Expr.Code("s[" + names.scalar(a.name()) + (i == 0 ? "" : " + " + i) + "]", 6);
    } else if (access instanceof Access.WeightAt a) {
      return parameter(a.parameter(), place(a.index()));
    } else if (access instanceof Access.WeightPicked a) {
      String label =
          "(int) " + names.array(a.label()) + "[" + index(a.label(), place(a.place()) + "") + "]";
      String at = a.stride() == 1 ? label : a.stride() + " * " + label;
      return new Expr.Code(
          "w[" + names.offset(a.parameter()) + " + " + at + " + " + place(a.index()) + "]", 30);
    } else if (access instanceof Access.Whole a) {
      return Expr.constant(place(a.index()));
    }
    return Expr.read(access);
  }

  private Expr load(Tensor tensor, String j) {
    return new Expr.Code(
        names.array(tensor) + "[" + index(tensor, j) + "]", tensor.width() == 1 ? 5 : 15);
  }

  private static String index(Tensor tensor, String j) {
    return Loops.index(tensor, j);
  }

  private String place(Parameter parameter, int i) {
    String offset = names.offset(parameter);
    return i == 0 ? offset : offset + " + " + i;
  }

  private void put(Store store) {
    stores.put(store.array() + "[" + store.index() + "]", store);
  }
}
