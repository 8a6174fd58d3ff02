package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Reduce;
import org.jspecify.annotations.Nullable;

/** What a loss's rule appends its operations to. */
public final class LossStepBuilder extends StepBuilder {
  private final Tensor target;
  private final Tensor compared;
  private final LossTensors extra;
  private final Masking masking;
  private boolean hasRowWeight;

  /**
   * Creates an empty step over the buffers of a loss.
   *
   * @param masking which targets may be missing
   */
  public LossStepBuilder(NodeTensors tensors, Tensor target, LossTensors extra, Masking masking) {
    super(tensors);
    this.target = target;
    this.extra = extra;
    this.masking = masking;
    namePrediction("z");
    name(tensors.output(), "loss");
    if (masking == Masking.CLASS) {
      compared = kept("known", 1);
      name(target, "given");
    } else {
      compared = target;
    }
    name(compared, "t");
  }

  /** Begins a forward step: a missing class is replaced by one that can be looked up. */
  public void beginForward() {
    if (masking == Masking.CLASS) {
      formula(compared.name() + "[r] = " + target.name() + "[r], or 0 where that is missing");
      Expr given = Expr.read(new Access.Single(target));
      map(compared, ifKnown(given, given));
    }
  }

  /** Ends a forward step: the mean is over what is known. */
  public void endForward() {
    if (masking == Masking.NONE) {
      return;
    }
    formula(explanation() + " adds nothing; the mean is over the others");
    if (masking == Masking.CLASS || masking == Masking.ROWS) {
      if (!hasRowWeight) {
        rowWeight(Expr.constant(1));
      }
    } else {
      Expr one = ifKnown(element(target), Expr.constant(1));
      add(new Reduce("present", Function.ADD, target.width(), one));
      rowWeight(local("present"));
    }
  }

  /** Begins a backward step. */
  public void beginBackward() {
    if (masking != Masking.NONE) {
      boolean rows = masking == Masking.CLASS || masking == Masking.ROWS;
      String among = rows ? "rows" : masking == Masking.CLASSES ? "classes" : "numbers";
      formula(explanation() + " has the gradient 0 and is not counted among the " + among);
    }
  }

  private String explanation() {
    return switch (masking) {
      case NONE, NUMBERS -> "a missing target, NaN,";
      case ROWS -> "a row of missing targets, NaN,";
      case CLASS, CLASSES -> "a missing class, NaN,";
    };
  }

  /** Where a loss notes how its rows are averaged. */
  public interface LossTensors {
    /** Notes how many numbers of a row count in the mean. */
    void divisorPerRow(int numbers);

    /** Returns the buffer of what each row counts for, and makes the mean a weighted one. */
    Tensor rowWeight();

    /** Returns the name of the per-batch factor. */
    String scale();
  }

  /** Gives the elements of the prediction and of its gradient short names. */
  public void namePrediction(String letter) {
    name(input(0), letter);
    name(Tensor.gradient(input(0).name(), input(0).width()), "d" + letter);
  }

  /** Returns what the prediction is compared with. */
  public Tensor target() {
    return compared;
  }

  /** Returns the raw output that is judged. */
  public Tensor prediction() {
    return input(0);
  }

  /** Makes the mean run over this many numbers per row instead of over the rows. */
  public void averageOver(int numbersPerRow) {
    extra.divisorPerRow(numbersPerRow);
  }

  /** Makes the mean a weighted one and sets the weight of the row. */
  public void rowWeight(Expr weight) {
    hasRowWeight = true;
    Tensor rowWeight = extra.rowWeight();
    name(rowWeight, "weight");
    map(rowWeight, ofRow(weight));
  }

  /** Sets the loss of the row. */
  public void rowLoss(Expr loss) {
    map(output(), ofRow(loss));
  }

  /** Returns a number of a row, 0 if the target of the whole row is missing. */
  private Expr ofRow(Expr value) {
    boolean whole = masking == Masking.CLASS || masking == Masking.ROWS;
    return whole ? ifKnown(Expr.read(new Access.Single(target)), value) : value;
  }

  /** Returns what number j of a row adds to a sum: 0 if its target is missing. */
  public Expr ofNumber(Expr value) {
    return masking == Masking.NUMBERS ? ifKnown(element(target), value) : value;
  }

  /** Returns the value, 0 if this target is missing; for losses of several classes per row. */
  public Expr ofClass(Expr given, Expr value) {
    return masking == Masking.CLASSES ? ifKnown(given, value) : value;
  }

  private Expr ifKnown(Expr given, Expr value) {
    boolean isNumber = masking == Masking.NUMBERS || masking == Masking.ROWS;
    Expr tested = isNumber ? Expr.apply(Function.ABS, given) : given; // NaN compares false
    Expr zero = Expr.constant(0);
    return Expr.where(tested, Comparison.GREATER_EQUAL, zero, value, zero);
  }

  @Override
  public boolean mapInputGradient(int i, Expr expression) {
    return super.mapInputGradient(i, ofRow(ofNumber(expression)));
  }

  /** Returns the factor that turns a row's gradient into the batch's: weight / divisor. */
  public Expr scale() {
    return Expr.read(new Access.Scalar(extra.scale()));
  }

  /** Returns p[r, target[r]] where the target is a class. */
  public Expr picked(Tensor tensor) {
    return Expr.read(new Access.Picked(tensor, compared));
  }

  /** Returns c[j]. */
  public static Expr table(Access.Table table) {
    return Expr.read(table);
  }

  /** Returns c[target[r]] where the target is a class. */
  public Expr tablePicked(Access.@Nullable Table table) {
    return table == null ? Expr.constant(1) : Expr.read(new Access.TablePicked(table, compared));
  }

  /** Returns whether j is the row's class, as the number 1 or 0. */
  public Expr isTarget(Expr yes, Expr no) {
    return Expr.where(
        Expr.read(new Access.Single(compared)),
        Comparison.EQUAL,
        Expr.read(new Access.Position()),
        yes,
        no);
  }
}
