package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.formula.Expression;
import dev.gradwright.processor.formula.Term;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.Broadcast;
import dev.gradwright.processor.rule.FormulaSteps;
import dev.gradwright.processor.rule.FormulaText;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Source;
import dev.gradwright.processor.rule.Yields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Formula}: an expression over the parameters, element by element. */
@AutoService(LayerRule.class)
public final class FormulaRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Formula";
  }

  @Override
  public boolean readsByName() {
    return true;
  }

  @Override
  public int maxSources() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void checkMembers(NodeView node) {
    FormulaText.check(node);
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    Optional<Expression> formula = FormulaText.read(node, List.of());
    if (formula.isEmpty()) {
      return Optional.empty();
    }
    Shape joint = node.source(0).shape();
    String names = node.source(0).name();
    for (int i = 1; i < node.sources().size(); i++) {
      Source other = node.source(i);
      Optional<Shape> next = Broadcast.of(joint, other.shape());
      if (next.isEmpty()) {
        reportConflict(node, i, names, joint);
        return Optional.empty();
      }
      joint = next.get();
      names += ", " + other.name();
    }
    return Optional.of(joint);
  }

  private static void reportConflict(NodeView node, int i, String names, Shape joint) {
    Source other = node.source(i);
    int axis = Broadcast.conflict(joint, other.shape());
    int rank = Math.max(joint.rank(), other.shape().rank());
    node.reportSource(
        Message.BROADCAST,
        i,
        node.name(),
        names + joint,
        other.name() + other.shape(),
        Broadcast.length(joint, axis, rank),
        Broadcast.length(other.shape(), axis, rank),
        axis);
  }

  @Override
  public Yields yields(NodeView node) {
    Expression formula = FormulaText.of(node, List.of());
    if (formula.endsWith("sigmoid")) {
      return Yields.PROBABILITIES;
    }
    return formula.endsWith("relu") ? Yields.NON_NEGATIVE : Yields.NUMBERS;
  }

  private static Shape output(NodeView node) {
    Shape joint = node.source(0).shape();
    for (Source source : node.sources()) {
      joint = Broadcast.of(joint, source.shape()).orElseThrow();
    }
    return joint;
  }

  private static FormulaSteps steps(NodeView node, Expression formula, StepBuilder step) {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < node.sources().size(); i++) {
      if (step.needsGradient(i)) {
        wanted.add(node.source(i).parameter());
      }
    }
    FormulaSteps steps = new FormulaSteps(formula, step, true, wanted);
    for (int i = 0; i < node.sources().size(); i++) {
      steps.parameter(node.source(i).parameter(), step.input(i), node.source(i).shape());
    }
    return steps;
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    Expression formula = FormulaText.of(node, List.of());
    FormulaSteps steps = steps(node, formula, step);
    steps.computeParts(formula.value());
    step.formula(node.name() + " = " + steps.text(formula.value()));
    steps.set(step.output(), output(node), formula.value());
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Expression formula = FormulaText.of(node, List.of());
    FormulaSteps steps = steps(node, formula, step);
    steps.knowParts(formula.value());
    steps.value(step.output(), output(node));
    for (int i = 0; i < node.sources().size(); i++) {
      Source source = node.source(i);
      if (!step.needsGradient(i)) {
        step.formula("no " + step.gradientName(i) + ": nothing before it learns");
        continue;
      }
      Term derivative = formula.derivative(source.parameter());
      steps.computeParts(derivative);
      steps.gradient(i, source.shape(), output(node), derivative);
    }
  }
}
