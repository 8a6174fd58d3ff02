package dev.gradwright.processor.rule;

import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;

/**
 * What one kind of loss is. An implementation is a service, found through {@link
 * java.util.ServiceLoader} on the processor path. A loss reads a prediction and compares it with a
 * target; it is reported as the mean over the batch.
 */
public interface LossRule {
  /** Returns the qualified name of the annotation that declares this loss. */
  String annotation();

  /**
   * Reports what is wrong with the members of the annotation, whatever the node reads; its sources
   * are not known here, so that a mistake in one of them hides nothing.
   */
  default void checkMembers(NodeView node) {}

  /** Reports what does not fit the sources. */
  default void check(NodeView node) {}

  /** Returns what the target from the data must be. */
  TargetKind target(NodeView node);

  /** Returns how many classes the target of a row holds, where it holds classes. */
  default int positions(NodeView node) {
    return 1;
  }

  /**
   * Returns which targets may be missing where the loss is marked {@code @Masked}; {@link
   * Masking#NONE} refuses the mark. A rule that sums over the numbers or classes of a row puts
   * {@link LossStepBuilder#ofNumber} or {@link LossStepBuilder#ofClass} around what it adds.
   */
  default Masking masking(NodeView node) {
    return Masking.NONE;
  }

  /** Returns the function that turns the raw output into what {@code predict} gives. */
  default Link link() {
    return Link.IDENTITY;
  }

  /** Appends the loss of each row. */
  void forward(NodeView node, LossStepBuilder step);

  /** Appends the gradient by the prediction. */
  void backward(NodeView node, LossStepBuilder step);

  /** What a target holds. */
  enum TargetKind {
    /** One class index per row. */
    CLASS,
    /** Any numbers. */
    REAL,
    /** Numbers between 0 and 1. */
    PROBABILITY,
    /** -1 or 1. */
    SIGN,
    /** Numbers from 0 up. */
    COUNT,
    /** Rows that sum to 1. */
    DISTRIBUTION
  }

  /** How a raw output becomes a prediction. */
  enum Link {
    /** As it is. */
    IDENTITY,
    /** 1 / (1 + e^-x). */
    SIGMOID,
    /** e^x over the row's sum. */
    SOFTMAX,
    /** e^x. */
    EXP;

    /** Returns the element-wise function; {@link #SOFTMAX} is not one. */
    public Expr apply(Expr x) {
      return switch (this) {
        case IDENTITY, SOFTMAX -> x;
        case SIGMOID -> Expr.apply(Function.SIGMOID, x);
        case EXP -> Expr.apply(Function.EXP, x);
      };
    }
  }
}
