package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the vector forms of a step share: its methods and the calls that run them in order,
 * element-wise operations, and the functions taken out of expressions.
 */
public abstract class StepCode implements LaneCode {
  /** The class the methods stand in. */
  final LaneArrays arrays;

  /** What is laid out. */
  final Step step;

  /** What the methods are called. */
  final String name;

  /** The tensors whose lanes are read. */
  final Set<Tensor> reads = new LinkedHashSet<>();

  /** Methods, those called before their callers. */
  final List<LaneMethod> methods = new ArrayList<>();

  private final List<String> calls = new ArrayList<>();
  private final Set<Function> functions;
  private int scratch;
  private int parts;

  /**
   * Begins the vector form of a step.
   *
   * @param name what its methods are called
   * @param functions takes the functions that must stand in the class
   */
  StepCode(LaneArrays arrays, Step step, String name, Set<Function> functions) {
    this.arrays = arrays;
    this.step = step;
    this.name = name;
    this.functions = functions;
  }

  /** Returns the array that holds a tensor. */
  abstract LaneArrays.LaneArray array(Tensor tensor);

  /** Writes an element-wise loop; the expression holds no function with a program of its own. */
  abstract void assign(MethodWriter method, String target, int width, Expr expression);

  /** Returns how much of an array a function is to run over, as its last two arguments. */
  abstract String functionArguments(int width);

  /** Returns what is laid out. */
  public final Step step() {
    return step;
  }

  /** Returns the methods, those called before their callers. */
  public final List<LaneMethod> methods() {
    return methods;
  }

  /** Returns the calls that carry the step out. */
  public final List<String> calls() {
    return calls;
  }

  /** Returns the tensors whose lanes are read. */
  public final Set<Tensor> reads() {
    return reads;
  }

  /** Returns the storages of the values that are written. */
  public final Set<String> writes() {
    Set<String> storages = new LinkedHashSet<>();
    for (Op op : step.ops()) {
      for (Tensor tensor : op.writes()) {
        if (tensor.space() == Tensor.Space.VALUE) {
          storages.add(tensor.storage());
        }
      }
    }
    return storages;
  }

  final MethodWriter method() {
    parts++;
    return new MethodWriter(arrays, arrays.free(name + (parts == 1 ? "" : parts)));
  }

  final void finish(MethodWriter method) {
    methods.add(method.method());
    calls.add(method.call());
  }

  final void call(String call) {
    calls.add(call);
  }

  @Override
  public final void map(Tensor out, Expr expression) {
    Expr simple = withoutFunctions(expression, out.width(), out);
    if (isIn(simple, out)) {
      return; // a function has just left it there, or an operation that works in place
    }
    MethodWriter method = method();
    assign(method, method.array(array(out)), out.width(), simple);
    finish(method);
  }

  @Override
  public final void rowValue(String local, Expr expression) {
    map(local(local), expression);
  }

  /**
   * Computes every function of the expression by itself, innermost first, over one array: HotSpot
   * inlines one copy of such a body and boxes the vectors of more.
   *
   * @param out where the expression's value goes, used for the function where nothing else is read
   *     there
   */
  final Expr withoutFunctions(Expr expression, int width, @Nullable Tensor out) {
    Expr rest = expression;
    for (Expr.Apply call = innermost(rest); call != null; call = innermost(rest)) {
      Expr.Apply function = call;
      Expr outside = rest.rewrite(e -> e.equals(function) ? Expr.constant(0) : e);
      Tensor place = out != null && !touches(outside, out) ? out : scratch(width);
      Expr argument = function.arguments().get(0);
      if (!isIn(argument, place)) {
        MethodWriter method = method();
        assign(method, method.array(array(place)), width, argument);
        finish(method);
      }
      callFunction(function.function(), place, width);
      Expr result = Expr.read(new Access.Element(place));
      rest = rest.rewrite(e -> e.equals(function) ? result : e);
    }
    return rest;
  }

  /** Calls a function of the class over an array. */
  final void callFunction(Function function, Tensor place, int width) {
    functions.add(function);
    call(
        String.format(
            Locale.ROOT,
            "%s(%s, %s);",
            function.java(),
            array(place).place(),
            functionArguments(width)));
  }

  /** Returns the calls that a body makes, which are not made here. */
  final List<String> collect(Runnable body) {
    int before = calls.size();
    body.run();
    List<String> made = List.copyOf(calls.subList(before, calls.size()));
    calls.subList(before, calls.size()).clear();
    return made;
  }

  static Expr.@Nullable Apply innermost(Expr expression) {
    Expr.Apply[] found = {null};
    var unused =
        expression.rewrite(
            e -> {
              if (found[0] == null
                  && e instanceof Expr.Apply apply
                  && LaneFunctions.isProgram(apply.function())) {
                found[0] = apply;
              }
              return e;
            });
    return found[0];
  }

  /** Whether the value is what the array of this tensor holds already. */
  private boolean isIn(Expr value, Tensor place) {
    return value instanceof Expr.Read read
        && read.access() instanceof Access.Element element
        && array(element.tensor()).equals(array(place));
  }

  final boolean touches(Expr expression, Tensor place) {
    return Op.readsOf(expression).stream().anyMatch(t -> array(t).equals(array(place)));
  }

  final Tensor scratch(int width) {
    scratch++;
    return Tensor.value(name + ".scratch" + scratch, width);
  }

  final Tensor local(String local) {
    return Tensor.value(name + "." + local, 1);
  }
}
