package dev.gradwright.processor.rule;

import dev.gradwright.processor.formula.Expression;
import dev.gradwright.processor.formula.Lowering;
import dev.gradwright.processor.formula.Parts;
import dev.gradwright.processor.formula.Term;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a formula. What its value and its derivatives share is kept by the forward pass
 * for the backward pass; what only derivatives share is computed once in the backward pass.
 */
public final class FormulaSteps {
  private final Expression formula;
  private final StepBuilder step;
  private final Parts parts;
  private final @Nullable Term stored;
  private final Map<Term, Place> places = new HashMap<>();
  private int kept;

  /** Where a term is kept, and what comments call it. */
  private record Place(Tensor tensor, Shape shape, String text) {}

  /**
   * Begins without a parameter.
   *
   * @param isStored whether the value has a place of its own, the output of the node
   * @param wanted the parameters by which it is derived
   */
  public FormulaSteps(Expression formula, StepBuilder step, boolean isStored, List<String> wanted) {
    this.formula = formula;
    this.step = step;
    Term value = formula.value();
    List<Term> roots = new ArrayList<>();
    if (!isStored) {
      roots.add(value);
    }
    wanted.forEach(name -> roots.add(formula.derivative(name)));
    stored = isStored && !value.isLeaf() ? value : null;
    parts = Parts.of(stored == null ? List.of() : List.of(stored), roots);
  }

  /** Says where a parameter is kept. */
  public void parameter(String name, Tensor tensor, Shape shape) {
    places.put(formula.parameter(name), new Place(tensor, shape, name));
  }

  /** Says where a stored value is kept, from now on. */
  public void value(Tensor tensor, Shape shape) {
    if (stored != null) {
      places.put(stored, new Place(tensor, shape, tensor.name()));
    }
  }

  /** Appends the parts that a term needs and that are nowhere yet. */
  public void computeParts(Term term) {
    keepParts(term, true);
  }

  /** Takes the parts that a term needs as computed by an earlier step. */
  public void knowParts(Term term) {
    keepParts(term, false);
  }

  private void keepParts(Term term, boolean compute) {
    for (Term part : parts.within(term)) {
      if (places.containsKey(part) || part == stored) {
        continue;
      }
      Shape shape = shape(part);
      String name = freeName();
      Tensor tensor = step.kept(name, shape.size());
      step.name(tensor, name + "_"); // u1_2 and u12 must not be one
      if (compute) {
        step.formula(name + " = " + text(part));
        set(tensor, shape, part);
      }
      places.put(part, new Place(tensor, shape, name));
    }
  }

  private String freeName() {
    do {
      kept++;
    } while (places.containsKey(formula.parameter("u" + kept)));
    return "u" + kept;
  }

  /** Returns the text of a term, kept parts by their names. */
  public String text(Term term) {
    return formula.named(term, places::containsKey, t -> place(t).text()).toString();
  }

  private String product(String factor, Term term) {
    return term.isNumber(1) ? factor : factor + " * (" + text(term) + ")";
  }

  private Place place(Term term) {
    Place place = places.get(term);
    if (place == null) {
      throw new IllegalStateException("not kept: " + term);
    }
    return place;
  }

  private Shape shape(Term term) {
    Shape shape = Shape.of(1);
    for (Term read : Lowering.reads(term, places::containsKey)) {
      shape = Broadcast.of(shape, place(read).shape()).orElseThrow();
    }
    return shape;
  }

  /** Appends {@code tensor = term}. */
  public void set(Tensor tensor, Shape shape, Term term) {
    if (isElementwise(term, shape)) {
      step.map(tensor, element(term));
    } else {
      step.add(
          new Nest(tensor, Broadcast.place(shape, shape), loops(shape), at(term, shape), false));
    }
  }

  /** Whether all that a term reads has as many elements as this shape, or a single one. */
  private boolean isElementwise(Term term, Shape shape) {
    return Lowering.reads(term, places::containsKey).stream()
        .map(read -> place(read).shape().size())
        .allMatch(size -> size == shape.size() || size == 1);
  }

  /** Returns the expression of a term for element j of the widest that it reads. */
  public Expr element(Term term) {
    return Lowering.expression(
        term,
        places::containsKey,
        t -> {
          Tensor tensor = place(t).tensor();
          return tensor.width() == 1
              ? Expr.read(new Access.Single(tensor))
              : StepBuilder.element(tensor);
        });
  }

  /** Returns the expression of a term in loops over a shape. */
  private Expr at(Term term, Shape joint) {
    return Lowering.expression(
        term, places::containsKey, t -> at(place(t).tensor(), place(t).shape(), joint));
  }

  private static Expr at(Tensor tensor, Shape shape, Shape joint) {
    return Expr.read(new Access.At(tensor, Broadcast.place(shape, joint)));
  }

  private static Domain loops(Shape shape) {
    return new Domain(Broadcast.ranges(shape), List.of());
  }

  /**
   * Appends the gradient of the i-th node: that of the output times a derivative, summed over the
   * axes along which the node was stretched.
   */
  public void gradient(int i, Shape shape, Shape output, Term derivative) {
    boolean isSum = shape.size() < output.size();
    Tensor dy = step.outputGradient();
    step.formula(
        step.gradientName(i)
            + " = "
            + (isSum ? "sum over stretched axes of " : "")
            + product(step.gradientName(), derivative));
    if (derivative.isNumber(0)) {
      step.mapInputGradient(i, Expr.constant(0));
    } else if (isSum) {
      step.inputGradient(i, (dx, adds) -> sum(dx, shape, output, derivative).adding(adds));
    } else if (isElementwise(derivative, output)) {
      step.mapInputGradient(i, StepBuilder.element(dy).times(element(derivative)));
    } else {
      Expr product = at(dy, output, output).times(at(derivative, output));
      Index place = Broadcast.place(output, output);
      step.inputGradient(i, (dx, adds) -> new Nest(dx, place, loops(output), product, adds));
    }
  }

  private Contraction sum(Tensor dx, Shape shape, Shape output, Term derivative) {
    List<Range> free = new ArrayList<>();
    List<Range> summed = new ArrayList<>();
    List<Range> all = Broadcast.ranges(output);
    for (int axis = 0; axis < output.rank(); axis++) {
      (Broadcast.isStretched(shape, output, axis) ? summed : free).add(all.get(axis));
    }
    return Contraction.value(
        dx,
        Broadcast.place(shape, output),
        new Domain(free, List.of()),
        new Domain(summed, List.of()),
        at(step.outputGradient(), output, output),
        derivative.isNumber(1) ? null : at(derivative, output));
  }
}
