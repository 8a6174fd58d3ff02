package dev.gradwright.processor.rule;

import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How shapes are joined element by element, as in NumPy: axes are compared from the last on, a
 * missing axis counts as 1, and an axis of length 1 is stretched.
 */
public final class Broadcast {
  private Broadcast() {}

  /** Returns the shape of both together; empty if they do not fit. */
  public static Optional<Shape> of(Shape a, Shape b) {
    if (conflict(a, b) >= 0) {
      return Optional.empty();
    }
    int rank = Math.max(a.rank(), b.rank());
    List<Integer> dimensions = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      dimensions.add(Math.max(length(a, axis, rank), length(b, axis, rank)));
    }
    return Optional.of(new Shape(dimensions));
  }

  /** Returns the last axis of the joint shape in which both differ; -1 if they fit. */
  public static int conflict(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    for (int axis = rank - 1; axis >= 0; axis--) {
      int left = length(a, axis, rank);
      int right = length(b, axis, rank);
      if (left != right && left != 1 && right != 1) {
        return axis;
      }
    }
    return -1;
  }

  /** Returns the length of an axis of a joint shape of this rank. */
  public static int length(Shape shape, int axis, int rank) {
    int own = axis - (rank - shape.rank());
    return own < 0 ? 1 : shape.dimension(own);
  }

  /** Returns the loops over all elements of a shape, outermost axis first. */
  public static List<Range> ranges(Shape joint) {
    List<Range> ranges = new ArrayList<>();
    for (int axis = 0; axis < joint.rank(); axis++) {
      ranges.add(new Range("i" + axis, joint.dimension(axis)));
    }
    return ranges;
  }

  /** Returns whether an axis of the joint shape is stretched for this one. */
  public static boolean isStretched(Shape shape, Shape joint, int axis) {
    return joint.dimension(axis) > 1 && length(shape, axis, joint.rank()) == 1;
  }

  /** Returns the place in a shape of the element that the loops over a joint shape are at. */
  public static Index place(Shape shape, Shape joint) {
    Index place = Index.of(0);
    int step = 1;
    for (int axis = joint.rank() - 1; axis >= 0; axis--) {
      int length = length(shape, axis, joint.rank());
      if (length > 1) {
        place = place.plus(Index.of("i" + axis).times(step));
        step *= length;
      }
    }
    return place;
  }
}
