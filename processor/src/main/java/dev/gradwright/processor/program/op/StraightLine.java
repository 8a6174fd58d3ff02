package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
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
    Expr before = new Expr.Code("g[" + place(parameter, i) + "]", 6);
    put(new Store("g", place(parameter, i), 3, Expr.fma(factor, other, before)));
  }

  /** Adds a number to the gradient of a parameter's i-th number. */
  void add(Parameter parameter, int i, Expr addend) {
    Expr before = new Expr.Code("g[" + place(parameter, i) + "]", 6);
    put(new Store("g", place(parameter, i), 3, before.plus(addend)));
  }

  /** Returns the statements of {@code start + a0*b0 + a1*b1 + …}, one ascending fma chain. */
  List<Expr> chain(String name, Expr start, List<Expr[]> products) {
    List<Expr> parts = new ArrayList<>();
    Expr sum = start;
    for (int i = 0; i < products.size(); i++) {
      if (i > 0 && i % TERMS_PER_STATEMENT == 0) {
        parts.add(sum);
        sum = Expr.read(new Access.Local(name));
      }
      sum = Expr.fma(products.get(i)[0], products.get(i)[1], sum);
    }
    parts.add(sum);
    return parts;
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
    return expression.replaceReads(access -> resolve(access, j));
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
