package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.BatchNumber;
import dev.gradwright.processor.program.BatchStage;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass of a batch normalization. Mean and variance are taken one after the other, as squares of
 * numbers with a large mean would cancel. With {@code hat = (x - mean) * inverse}, {@code inverse =
 * 1 / sqrt(variance + eps)}, the gradient by x is {@code weight * inverse * (dy - mean(dy) - hat *
 * mean(dy * hat))}.
 */
final class BatchNormalization {
  private final NodeView node;
  private final StepBuilder step;
  private final int channels;
  private final int places;
  private final boolean affine;
  // every place of every channel of a row
  private final Domain everywhere;
  // the channels, and the places in each
  private final Domain each;
  private final Domain within;
  private final Index channel;
  private final Index at;

  BatchNormalization(NodeView node, StepBuilder step) {
    this.node = node;
    this.step = step;
    channels = node.source(0).shape().dimension(0);
    places = node.source(0).shape().size() / channels;
    affine = node.attributes().flag("affine");
    Ranges all = new Ranges();
    channel = all.over("c", channels);
    at = channel.times(places).plus(all.over("i", places));
    everywhere = all.domain();
    Ranges outer = new Ranges();
    var unused = outer.over("c", channels);
    each = outer.domain();
    Ranges inner = new Ranges();
    var unusedToo = inner.over("i", places);
    within = inner.domain();
  }

  private Expr at(Tensor tensor) {
    return Expr.read(new Access.At(tensor, at));
  }

  private Expr parameter(String role) {
    return Expr.read(new Access.WeightAt(step.parameter(role), channel));
  }

  /** A number of the batch that all places of a channel share. */
  private Expr shared(String name) {
    return Expr.read(new Access.BatchAt(step.ofBatch(name), channel));
  }

  /** A number of the batch as others are computed from it. */
  private Expr number(String name) {
    return Expr.read(new Access.BatchAt(step.ofBatch(name), BatchStage.PLACE));
  }

  private Expr total(String name) {
    return Expr.read(new Access.Total(step.ofBatch(name), BatchStage.PLACE));
  }

  private Expr present(Parameter parameter) {
    return Expr.read(new Access.WeightAt(parameter, BatchStage.PLACE));
  }

  /** How many numbers each channel has in the batch. */
  private Expr count() {
    Expr rows = Expr.read(new Access.BatchRows());
    return places == 1 ? rows : rows.times(places);
  }

  private BatchNumber batch(String name, Expr value) {
    return new BatchNumber(step.ofBatch(name), channels, value);
  }

  private void sum(String name, Expr left, @Nullable Expr right) {
    step.add(Contraction.batch(step.ofBatch(name), channel, channels, each, within, left, right));
  }

  private Nest set(Tensor out, Expr value) {
    return new Nest(out, at, everywhere, value, false);
  }

  private String indices() {
    return places == 1 ? "[r,c]" : "[r,c,i]";
  }

  private String overBatch() {
    return places == 1 ? "_r " : "_r,i ";
  }

  void forward() {
    String x = step.input(0).name() + indices();
    String n = places == 1 ? "rows" : places + " * rows";
    step.formula("mean[c] = sum" + overBatch() + x + " / n, n = " + n);
    sum("sum", at(step.input(0)), null);
    step.endStage(List.of(batch("mean", total("sum").over(count()))));

    step.formula("variance[c] = sum" + overBatch() + "(" + x + " - mean[c])^2 / n");
    Expr difference = at(step.input(0)).minus(shared("mean"));
    sum("squares", difference, difference);
    Expr variance = total("squares").over(count());
    Expr deviation = Expr.apply(Function.SQRT, variance.plus(node.attributes().number("eps")));
    step.endStage(
        List.of(
            batch("inverse", Expr.constant(1).over(deviation)),
            batch("unbiased", total("squares").over(count().minus(1)))));

    step.formula("hat = (" + x + " - mean[c]) / sqrt(variance[c] + " + node.text("eps") + ")");
    Tensor y = step.output();
    Expr hat = difference.times(shared("inverse"));
    if (affine) {
      step.formula(y.name() + indices() + " = W[c] * hat" + indices() + " + B[c]");
      Tensor kept = hat();
      step.add(set(kept, hat));
      step.add(set(y, Expr.fma(at(kept), parameter("weight"), parameter("bias"))));
    } else {
      step.formula(y.name() + " = hat");
      step.add(set(y, hat));
    }
    running("running_mean", "mean");
    running("running_var", "unbiased");
    if (places == 1) {
      step.leastRows(2);
    }
  }

  private Tensor hat() {
    return affine ? step.kept("hat", step.output().width()) : step.output();
  }

  private void running(String role, String name) {
    Parameter parameter = step.parameter(role);
    double momentum = node.attributes().number("momentum");
    Expr stays = present(parameter).times(1 - momentum);
    step.update(parameter, Expr.fma(Expr.constant(momentum), number(name), stays));
  }

  /** One over the running deviation. */
  private Expr runningDeviation() {
    Expr variance = parameter("running_var").plus(node.attributes().number("eps"));
    return Expr.apply(Function.SQRT, variance);
  }

  void predict() {
    step.formula(
        "hat = ("
            + step.input(0).name()
            + " - running_mean[c]) / sqrt(running_var[c] + "
            + node.text("eps")
            + ")");
    step.formula(step.output().name() + (affine ? " = W[c] * hat + B[c]" : " = hat"));
    Expr hat = at(step.input(0)).minus(parameter("running_mean")).over(runningDeviation());
    step.add(
        set(step.output(), affine ? Expr.fma(hat, parameter("weight"), parameter("bias")) : hat));
  }

  void backward() {
    Tensor dy = step.outputGradient();
    boolean wanted = step.wantsInputGradient(0);
    List<BatchNumber> numbers = new ArrayList<>();
    step.formula("dB[c] = sum" + overBatch() + step.gradientName() + indices());
    step.formula("dW[c] = sum" + overBatch() + step.gradientName() + " * hat");
    sum("bias.sum", at(dy), null);
    sum("weight.sum", at(dy), at(hat()));
    if (affine) {
      numbers.add(batch("bias.gradient", total("bias.sum")));
      numbers.add(batch("weight.gradient", total("weight.sum")));
    }
    if (wanted) {
      numbers.add(batch("bias.share", total("bias.sum").over(count())));
      numbers.add(batch("weight.share", total("weight.sum").over(count())));
      Expr inverse = number("inverse");
      numbers.add(
          batch("scale", affine ? present(step.parameter("weight")).times(inverse) : inverse));
    }
    step.endStage(numbers);
    if (affine) {
      step.batchGradient(step.parameter("weight"), step.ofBatch("weight.gradient"));
      step.batchGradient(step.parameter("bias"), step.ofBatch("bias.gradient"));
    }
    Expr towards = Expr.fma(at(hat()), shared("weight.share"), shared("bias.share"));
    Expr dx = at(dy).minus(towards).times(shared("scale"));
    if (inputGradient(dx)) {
      String w = affine ? "W[c]" : "1";
      step.formula(
          step.gradientName(0)
              + " = "
              + w
              + " / sqrt(variance[c] + eps) * ("
              + step.gradientName()
              + " - dB[c] / n - hat * dW[c] / n)");
    }
  }

  /** The running statistics do not depend on the batch. */
  void backwardFrozen() {
    Expr dy = at(step.outputGradient());
    Expr scaled = affine ? dy.times(parameter("weight")) : dy;
    if (inputGradient(scaled.over(runningDeviation()))) {
      step.formula(
          step.gradientName(0)
              + " = "
              + step.gradientName()
              + (affine ? " * W[c]" : "")
              + " / sqrt(running_var[c] + eps)");
    }
  }

  private boolean inputGradient(Expr dx) {
    return step.inputGradient(0, (gradient, adds) -> new Nest(gradient, at, everywhere, dx, adds));
  }
}
