package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import org.jspecify.annotations.Nullable;

/** What a loss's rule appends its operations to. */
public final class LossStepBuilder extends StepBuilder {
  private final Tensor target;
  private final LossTensors extra;

  /** Creates an empty step over the buffers of a loss. */
  public LossStepBuilder(NodeTensors tensors, Tensor target, LossTensors extra) {
    super(tensors);
    this.target = target;
    this.extra = extra;
    namePrediction("z");
    name(target, "t");
    name(tensors.output(), "loss");
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
    return target;
  }

  /** Returns the raw output that is judged. */
  public Tensor prediction() {
    return input(0);
  }

  /** Makes the mean run over this many numbers per row instead of over the rows. */
  public void averageOver(int numbersPerRow) {
    extra.divisorPerRow(numbersPerRow);
  }

  /** Makes the mean a weighted one; the rule sets {@code [batch, 1]} each row's weight. */
  public Tensor rowWeight() {
    Tensor rowWeight = extra.rowWeight();
    name(rowWeight, "weight");
    return rowWeight;
  }

  /** Sets the loss of the row. */
  public void rowLoss(Expr loss) {
    map(output(), loss);
  }

  /** Returns the factor that turns a row's gradient into the batch's: weight / divisor. */
  public Expr scale() {
    return Expr.read(new Access.Scalar(extra.scale()));
  }

  /** Returns p[r, target[r]] where the target is a class. */
  public Expr picked(Tensor tensor) {
    return Expr.read(new Access.Picked(tensor, target));
  }

  /** Returns c[j]. */
  public static Expr table(Access.Table table) {
    return Expr.read(table);
  }

  /** Returns c[target[r]] where the target is a class. */
  public Expr tablePicked(Access.@Nullable Table table) {
    return table == null ? Expr.constant(1) : Expr.read(new Access.TablePicked(table, target));
  }

  /** Returns whether j is the row's class, as the number 1 or 0. */
  public Expr isTarget(Expr yes, Expr no) {
    return Expr.where(
        Expr.read(new Access.Single(target)),
        Comparison.EQUAL,
        Expr.read(new Access.Position()),
        yes,
        no);
  }
}
