package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.formula.Expression;
import dev.gradwright.processor.formula.Term;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Reduce;
import dev.gradwright.processor.rule.FormulaSteps;
import dev.gradwright.processor.rule.FormulaText;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;

/** {@code @CustomLoss}: an expression over prediction and target, its mean over all elements. */
@AutoService(LossRule.class)
public final class CustomLossRule implements LossRule {
  private static final String TARGET = "target";

  @Override
  public String annotation() {
    return "dev.gradwright.loss.CustomLoss";
  }

  /** What the formula reads besides the method's parameters. */
  private static List<String> extra(NodeView node) {
    return node.sources().size() > 1 ? List.of() : List.of(TARGET);
  }

  private static String prediction(NodeView node) {
    return node.source(0).parameter();
  }

  private static String target(NodeView node, int sources) {
    return sources > 1 ? node.source(1).parameter() : TARGET;
  }

  @Override
  public void checkMembers(NodeView node) {
    FormulaText.check(node);
  }

  @Override
  public void check(NodeView node) {
    boolean fromData = node.sources().size() == 1;
    if (fromData && prediction(node).equals(TARGET)) {
      node.reportSource(Message.FORMULA_TARGET, 0);
      return;
    }
    FormulaText.read(node, extra(node))
        .filter(formula -> fromData && !formula.reads(TARGET))
        .ifPresent(formula -> node.report(Message.FORMULA_NO_TARGET, "value", node.name()));
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.REAL;
  }

  @Override
  public Masking masking(NodeView node) {
    return Masking.NUMBERS;
  }

  private static FormulaSteps steps(NodeView node, Expression formula, LossStepBuilder step) {
    FormulaSteps steps = new FormulaSteps(formula, step, false, List.of(prediction(node)));
    Shape shape = Shape.of(step.prediction().width());
    steps.parameter(prediction(node), step.prediction(), shape);
    steps.parameter(target(node, node.sources().size()), step.target(), shape);
    return steps;
  }

  @Override
  public void forward(NodeView node, LossStepBuilder step) {
    int width = step.prediction().width();
    step.averageOver(width);
    step.namePrediction("p");
    step.formula(target(node, node.sources().size()) + " = " + step.target().name());
    Expression formula = FormulaText.of(node, extra(node));
    FormulaSteps steps = steps(node, formula, step);
    steps.computeParts(formula.value());
    String sum = width == 1 ? "" : "sum_j ";
    step.formula(node.name() + "[r] = " + sum + steps.text(formula.value()));
    Expr element = step.ofNumber(steps.element(formula.value()));
    if (width == 1) {
      step.rowLoss(element);
    } else {
      step.add(new Reduce("sum", Function.ADD, width, element));
      step.rowLoss(StepBuilder.local("sum"));
    }
  }

  @Override
  public void backward(NodeView node, LossStepBuilder step) {
    step.namePrediction("p");
    Expression formula = FormulaText.of(node, extra(node));
    FormulaSteps steps = steps(node, formula, step);
    steps.knowParts(formula.value());
    Term derivative = formula.derivative(prediction(node));
    steps.computeParts(derivative);
    step.formula(
        step.gradientName(0)
            + "[r,j] = ("
            + steps.text(derivative)
            + ") * scale, scale = weight / numbers in the batch");
    Expr slope =
        derivative.isNumber(0) ? Expr.constant(0) : steps.element(derivative).times(step.scale());
    step.mapInputGradient(0, slope);
  }
}
