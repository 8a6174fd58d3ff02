package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The axes of a row's values, some of which a layer takes together.
 *
 * @param list the axes, outermost first; neighbours of one kind are one axis
 */
record Axes(List<Axis> list) {
  /**
   * Several axes of the shape in one.
   *
   * @param variable the variable of its loop
   * @param length its length
   * @param isTaken whether its numbers are taken together
   * @param hasWeights whether weights differ along it
   */
  record Axis(String variable, int length, boolean isTaken, boolean hasWeights) {}

  /**
   * Where an iteration of loops over all axes stands.
   *
   * @param element the place in the values
   * @param result the place among what is taken together: one for each place of the other axes
   * @param weight the place among the weights
   */
  record Place(Index element, Index result, Index weight) {}

  /** Returns the axes of a shape; those taken together have the weights. */
  static Axes of(Shape shape, List<Integer> taken) {
    List<Axis> axes = new ArrayList<>();
    int i = 0;
    while (i < shape.rank()) {
      boolean isTaken = taken.contains(i);
      int length = 1;
      while (i < shape.rank() && taken.contains(i) == isTaken) {
        length *= shape.dimension(i);
        i++;
      }
      String name = isTaken ? "k" : "place";
      long before = axes.stream().filter(a -> a.isTaken() == isTaken).count();
      axes.add(new Axis(before == 0 ? name : name + (before + 1), length, isTaken, isTaken));
    }
    return new Axes(axes);
  }

  /** Returns the axes that a member names, or {@code otherwise} where it names none. */
  static List<Integer> named(NodeView node, List<Integer> otherwise) {
    List<Integer> axes = node.attributes().integers("axes");
    return axes.isEmpty() ? otherwise : axes;
  }

  /** Reports axes that the source does not have or that are named twice. */
  static boolean check(NodeView node) {
    List<Integer> axes = node.attributes().integers("axes");
    int rank = node.source(0).shape().rank();
    for (int i = 0; i < axes.size(); i++) {
      boolean again = axes.subList(0, i).contains(axes.get(i));
      if (axes.get(i) < 0 || axes.get(i) >= rank || again) {
        String source = node.source(0).name() + node.source(0).shape();
        node.reportElement(Message.AXES, "axes", i, axes.get(i), source, rank, rank - 1);
        return false;
      }
    }
    return true;
  }

  /** Returns the shape of the named axes, in the order of the shape. */
  static Shape shape(Shape shape, List<Integer> axes) {
    return new Shape(new TreeSet<>(axes).stream().map(shape::dimension).toList());
  }

  /** Returns how many numbers are taken together. */
  int taken() {
    return product(true);
  }

  /** Returns how many results that gives. */
  int results() {
    return product(false);
  }

  private int product(boolean isTaken) {
    return list.stream()
        .filter(a -> a.isTaken() == isTaken)
        .mapToInt(Axis::length)
        .reduce(1, (a, b) -> a * b);
  }

  /** Adds loops over what is taken together to one list, those over the others to another. */
  Place split(Ranges results, Ranges taken) {
    return loops(results, taken, true);
  }

  /** Adds loops over the weights to one list, those over the others to another. */
  Place splitByWeight(Ranges weights, Ranges others) {
    return loops(others, weights, false);
  }

  /** Adds loops over everything. */
  Place all(Ranges loops) {
    return loops(loops, loops, true);
  }

  private Place loops(Ranges no, Ranges yes, boolean byTaken) {
    Index element = Index.of(0);
    Index result = Index.of(0);
    Index weight = Index.of(0);
    for (Axis axis : list) {
      boolean is = byTaken ? axis.isTaken() : axis.hasWeights();
      Index i = (is ? yes : no).over(axis.variable(), axis.length());
      element = element.times(axis.length()).plus(i);
      if (!axis.isTaken()) {
        result = result.times(axis.length()).plus(i);
      }
      if (axis.hasWeights()) {
        weight = weight.times(axis.length()).plus(i);
      }
    }
    return new Place(element, result, weight);
  }
}
