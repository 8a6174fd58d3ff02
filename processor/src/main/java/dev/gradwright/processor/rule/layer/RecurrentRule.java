package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What recurrent layers share: how they read, what they give, their parameters. */
abstract class RecurrentRule implements LayerRule {
  /** Returns how many numbers of each unit a step sums up. */
  abstract int gates();

  /** Returns how many states a step hands to the next. */
  int states() {
    return 1;
  }

  /** Appends the formulas of a step. */
  abstract void forwardFormulas(NodeView node, StepBuilder step);

  /** Appends the formulas of a step back. */
  abstract void backwardFormulas(NodeView node, StepBuilder step);

  /** Returns what formulas call the gradient of the sums. */
  String sumGradient() {
    return "dz";
  }

  /** Appends the forward pass of one direction. */
  abstract void forward(NodeView node, Recurrence r);

  /** Appends the backward pass of one direction. */
  abstract void backward(NodeView node, Recurrence r);

  @Override
  public final int maxSources() {
    return 2 + states();
  }

  @Override
  public final int limit(NodeView node, int source) {
    return node.attributes().flag("masked") && source == 1 ? 2 : 0;
  }

  @Override
  public void checkMembers(NodeView node) {
    int units = node.attributes().integer("units");
    if (units < 1) {
      node.report(Message.POSITIVE_COUNT, "units", "units", units);
    }
    int truncate = node.attributes().integer("truncate");
    if (truncate < 0) {
      node.report(Message.TRUNCATE, "truncate", truncate);
    }
    if (node.attributes().flag("bidirectional") && node.attributes().flag("reverse")) {
      node.report(Message.REVERSE_UNUSED, "reverse");
    }
  }

  @Override
  public final Optional<Shape> shape(NodeView node) {
    int units = node.attributes().integer("units");
    boolean masked = node.attributes().flag("masked");
    boolean initial = node.attributes().flag("initial");
    int wanted = 1 + (masked ? 1 : 0) + (initial ? states() : 0);
    if (node.sources().size() != wanted) {
      String first = initial ? states() == 1 ? " and a first state" : " and first h and c" : "";
      String what = (masked ? "a sequence, a mask" : "a sequence") + first;
      node.reportHere(Message.SEQUENCE_SOURCES, node.name(), what, node.sources().size());
      return Optional.empty();
    }
    if (!Sequences.check(node, 0) || units < 1) {
      return Optional.empty();
    }
    int times = node.source(0).shape().dimension(0);
    if (masked && !Sequences.checkMask(node, 1, times)) {
      return Optional.empty();
    }
    for (int i = wanted - (initial ? states() : 0); i < wanted; i++) {
      if (!Sequences.checkShape(node, i, Recurrence.initialShape(node), "a first state")) {
        return Optional.empty();
      }
    }
    return Optional.of(output(node, times));
  }

  /** Returns the shape of the output. */
  Shape output(NodeView node, int times) {
    int width = Recurrence.initialShape(node).size();
    return node.attributes().flag("sequence") ? Shape.of(times, width) : Shape.of(width);
  }

  @Override
  public final List<Parameter> parameters(NodeView node, Shape shape) {
    List<Parameter> parameters = new ArrayList<>();
    int units = node.attributes().integer("units");
    int out = gates() * units;
    int in = node.source(0).shape().dimension(1);
    // sqrt(3 / fan) is the bound 1 / sqrt(units) for a fan of 3 * units
    String drawn = String.format(Locale.ROOT, "LECUN_UNIFORM %d %d", 3 * units, units);
    for (String suffix : suffixes(node)) {
      String name = node.name();
      parameters.add(new Parameter(name, "weight_ih_l0" + suffix, Shape.of(out, in), drawn, 0));
      parameters.add(new Parameter(name, "weight_hh_l0" + suffix, Shape.of(out, units), drawn, 0));
      parameters.add(new Parameter(name, "bias_ih_l0" + suffix, Shape.of(out), drawn, 0));
      parameters.add(new Parameter(name, "bias_hh_l0" + suffix, Shape.of(out), drawn, 0));
    }
    return parameters;
  }

  private static List<String> suffixes(NodeView node) {
    if (node.attributes().flag("bidirectional")) {
      return List.of("", "_reverse");
    }
    return node.attributes().flag("reverse") ? List.of("_reverse") : List.of("");
  }

  @Override
  public final void forward(NodeView node, StepBuilder step) {
    directionFormula(node, step);
    forwardFormulas(node, step);
    if (node.attributes().flag("masked")) {
      step.formula("where " + step.input(1).name() + "[r,t] = 0, the state stays as it is");
    }
    for (int i = 0; i < suffixes(node).size(); i++) {
      forward(node, new Recurrence(node, step, gates(), i));
    }
  }

  private static void directionFormula(NodeView node, StepBuilder step) {
    if (node.attributes().flag("bidirectional")) {
      step.formula("from the first time to the last, and again from the last to the first:");
    } else if (node.attributes().flag("reverse")) {
      step.formula("from the last time to the first:");
    }
  }

  @Override
  public final void backward(NodeView node, StepBuilder step) {
    step.formula("from the last step to the first, dh being the gradient of the state:");
    backwardFormulas(node, step);
    int truncate = node.attributes().integer("truncate");
    if (truncate > 0) {
      step.formula("dh = 0 before every step that is a multiple of " + truncate);
    }
    for (int i = 0; i < suffixes(node).size(); i++) {
      backward(node, new Recurrence(node, step, gates(), i));
    }
    if (step.needsGradient(0)) {
      step.formula(
          step.gradientName(0) + "[r,t,k] = sum_j " + sumGradient() + "[r,t,j] * W_ih[j,k]");
    } else {
      step.formula("no " + step.gradientName(0) + ": nothing before it learns");
    }
    // a mask is a choice: nothing before it can learn through it
    if (node.attributes().flag("masked") && step.needsGradient(1)) {
      var unused = step.mapInputGradient(1, Expr.constant(0));
    }
  }
}
