package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.op.Map;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a layer's rule appends its operations to. */
public class StepBuilder {
  /** Makes an operation that sets the gradient of an input, or adds to it. */
  @FunctionalInterface
  public interface GradientOp {
    /** Returns the operation. */
    Op of(Tensor gradient, boolean adds);
  }

  private final NodeTensors tensors;
  private final List<String> formulas = new ArrayList<>();
  private final List<Op> ops = new ArrayList<>();
  private final java.util.Map<Tensor, String> elements = new LinkedHashMap<>();
  private final List<BatchStage> stages = new ArrayList<>();
  private final List<BatchParts.Gradient> batchGradients = new ArrayList<>();
  private final List<BatchParts.Update> updates = new ArrayList<>();
  private int leastRows = 1;

  /** Creates an empty step over the buffers of a node. */
  public StepBuilder(NodeTensors tensors) {
    this.tensors = tensors;
    elements.put(tensors.output(), "y");
    elements.put(tensors.outputGradient(), "dy");
    int sources = tensors.inputs().size();
    for (int i = 0; i < sources; i++) {
      String letter = sources == 1 ? "x" : "x" + (i + 1) + "_";
      elements.put(tensors.inputs().get(i), letter);
      elements.put(tensors.inputGradients().get(i), "d" + letter);
    }
  }

  /** Adds a line to the formulas printed above the generated method. */
  public void formula(String text) {
    formulas.add(text);
  }

  /** Returns the values of the i-th node read, {@code [batch, …]}. */
  public Tensor input(int i) {
    return tensors.inputs().get(i);
  }

  /** Returns the values of this node. */
  public Tensor output() {
    return tensors.output();
  }

  /** Returns what formulas call the gradient of the i-th node read. */
  public String gradientName(int i) {
    return Tensor.gradientName(input(i).name());
  }

  /** Returns what formulas call the gradient of this node. */
  public String gradientName() {
    return Tensor.gradientName(output().name());
  }

  /** Returns the derivative of the loss by this node's values. */
  public Tensor outputGradient() {
    return tensors.outputGradient();
  }

  /** Returns a parameter of this node by its role, {@code weight}. */
  public Parameter parameter(String role) {
    return tensors.parameter(role);
  }

  /** Returns whether this node has a parameter of this role. */
  public boolean hasParameter(String role) {
    return tensors.hasParameter(role);
  }

  /** Returns whether this node has a parameter of this role that is learned. */
  public boolean isLearned(String role) {
    return hasParameter(role) && parameter(role).isLearned();
  }

  /** Returns a tensor that lives within this step, kept by loops in place of another. */
  public Tensor local(String name, Tensor inPlaceOf) {
    Tensor tensor = inPlaceOf.inPlace(tensors.output().name() + "." + name);
    elements.put(tensor, name);
    return tensor;
  }

  /** Returns a tensor of its own that the forward pass keeps for the backward pass. */
  public Tensor kept(String name, int width) {
    Tensor tensor = tensors.kept(name, width);
    elements.put(tensor, name);
    return tensor;
  }

  /**
   * Returns a tensor as wide as the output whose numbers are 0 with probability {@code rate}, else
   * {@code 1 / (1 - rate)}; drawn anew for every step of a training.
   */
  public Tensor mask(double rate) {
    Tensor tensor = tensors.mask(output().width(), rate);
    elements.put(tensor, "mask");
    return tensor;
  }

  /** Appends an operation, unless it is the gradient of parameters that are not learned. */
  public void add(Op op) {
    boolean unwanted =
        !op.gradients().isEmpty() && op.gradients().stream().noneMatch(Parameter::isLearned);
    if (!unwanted) {
      ops.add(op);
    }
  }

  /** Appends {@code out[r,j] = expression}. */
  public void map(Tensor out, Expr expression) {
    add(new Map(out, expression, false));
  }

  /** Returns whether something before the i-th node read learns. */
  public boolean needsGradient(int i) {
    return tensors.needsGradient(i);
  }

  /**
   * Appends the gradient of the i-th node read, unless nothing before it learns.
   *
   * @return whether it was appended
   */
  public boolean inputGradient(int i, GradientOp op) {
    if (!tensors.needsGradient(i)) {
      formula("no " + gradientName(i) + ": nothing before it learns");
      return false;
    }
    Tensor gradient = tensors.inputGradients().get(i);
    add(op.of(gradient, tensors.markWritten(i)));
    return true;
  }

  /** Appends {@code dx_i[r,j] = expression}, unless nothing before it learns. */
  public boolean mapInputGradient(int i, Expr expression) {
    return inputGradient(i, (gradient, adds) -> new Map(gradient, expression, adds));
  }

  /** Returns whether something before the i-th node read learns. */
  public boolean wantsInputGradient(int i) {
    return tensors.needsGradient(i);
  }

  /** Returns the whole name of sums or numbers of the batch that belong to this node. */
  public String ofBatch(String name) {
    return output().name() + "." + name;
  }

  /**
   * Ends a part of the pass: what was appended so far is done with all rows of the batch first;
   * then its sums become these numbers, and what is appended next reads them.
   */
  public void endStage(List<BatchNumber> numbers) {
    stages.add(new BatchStage(takeStep(), numbers));
  }

  /** Makes numbers of the batch the gradient of a parameter, if it is learned. */
  public void batchGradient(Parameter parameter, String number) {
    if (parameter.isLearned()) {
      batchGradients.add(new BatchParts.Gradient(parameter, number));
    }
  }

  /** Makes a parameter that is not learned change with every update. */
  public void update(Parameter parameter, Expr value) {
    updates.add(new BatchParts.Update(parameter, value));
  }

  /** Refuses to be trained on fewer rows. */
  public void leastRows(int rows) {
    leastRows = rows;
  }

  /** Returns t[r,j]. */
  public static Expr element(Tensor tensor) {
    return Expr.read(new Access.Element(tensor));
  }

  /** Returns a number the row computed earlier. */
  public static Expr local(String name) {
    return Expr.read(new Access.Local(name));
  }

  /** Gives the elements of a tensor a short name in straight-line code. */
  public final void name(Tensor tensor, String letter) {
    elements.put(tensor, letter);
  }

  /** Returns the finished step, the last one where there are stages before it. */
  public final Step build() {
    return new Step(tensors.output().name(), formulas, ops, elements);
  }

  private Step takeStep() {
    Step step = build();
    formulas.clear();
    ops.clear();
    return step;
  }

  /** Returns what has to do with the batch as a whole, in a forward or a backward pass. */
  public final BatchParts batchParts(boolean forward) {
    return new BatchParts(
        forward ? stages : List.of(),
        forward ? List.of() : stages,
        batchGradients,
        updates,
        leastRows);
  }
}
