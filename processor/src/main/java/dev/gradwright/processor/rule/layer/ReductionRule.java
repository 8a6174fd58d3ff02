package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What layers share that make one number of those along some axes. */
abstract class ReductionRule implements LayerRule {
  /** Where the parts of a reduction stand. */
  record Parts(Tensor x, Tensor y, Axes.Place place, Ranges results, Ranges taken) {
    Expr element() {
      return at(x, place.element());
    }
  }

  /** Returns the name in formulas. */
  abstract String name();

  /** Appends {@code y}. */
  abstract void reduce(StepBuilder step, Parts parts, int count);

  /** Appends what the gradients need, and returns that of an element from the result's. */
  abstract Expr gradient(StepBuilder step, Expr dy, Axes.Place place, Axes axes);

  @Override
  public final Optional<Shape> shape(NodeView node) {
    if (!Axes.check(node)) {
      return Optional.empty();
    }
    Shape in = node.source(0).shape();
    List<Integer> taken = taken(node);
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < in.rank(); i++) {
      if (!taken.contains(i)) {
        out.add(in.dimension(i));
      } else if (node.attributes().flag("keepAxes")) {
        out.add(1);
      }
    }
    return Optional.of(out.isEmpty() ? Shape.of(1) : new Shape(out));
  }

  private static List<Integer> taken(NodeView node) {
    int rank = node.source(0).shape().rank();
    return Axes.named(node, IntStream.range(0, rank).boxed().toList());
  }

  private static Axes axes(NodeView node) {
    return Axes.of(node.source(0).shape(), taken(node));
  }

  static Parts parts(StepBuilder step, Axes axes) {
    Ranges results = new Ranges();
    Ranges taken = new Ranges();
    Axes.Place place = axes.split(results, taken);
    return new Parts(step.input(0), step.output(), place, results, taken);
  }

  @Override
  public final void forward(NodeView node, StepBuilder step) {
    String along = " along axes " + taken(node);
    step.formula(node.name() + " = " + name() + " of " + step.input(0).name() + along);
    Axes axes = axes(node);
    reduce(step, parts(step, axes), axes.taken());
  }

  @Override
  public final void backward(NodeView node, StepBuilder step) {
    if (!step.needsGradient(0)) {
      step.formula("no " + step.gradientName(0) + ": nothing before it learns");
      return;
    }
    Axes axes = axes(node);
    Ranges loops = new Ranges();
    Axes.Place place = axes.all(loops);
    Expr dy = at(step.outputGradient(), place.result());
    Expr gradient = gradient(step, dy, place, axes);
    var unused =
        step.inputGradient(
            0, (dx, adds) -> new Nest(dx, place.element(), loops.domain(), gradient, adds));
  }
}
