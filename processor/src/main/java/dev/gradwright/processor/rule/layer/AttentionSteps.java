package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.layer.AttentionParts.Matrix;
import dev.gradwright.processor.rule.layer.Projection.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The two passes of an attention. */
final class AttentionSteps {
  private final NodeView node;
  private final StepBuilder step;
  private final AttentionParts parts;
  private final Heads heads;

  AttentionSteps(NodeView node, StepBuilder step) {
    this.node = node;
    this.step = step;
    parts = AttentionParts.of(node);
    heads = parts.heads(node);
  }

  private Projection projection(Matrix matrix) {
    int positions = matrix.source() < 0 ? parts.times() : parts.positions(matrix.source());
    return new Projection(positions, matrix.in(), matrix.out());
  }

  private Function<Index, Expr> bias(Matrix matrix) {
    if (!step.hasParameter(matrix.bias())) {
      return o -> Expr.constant(0);
    }
    Parameter bias = step.parameter(matrix.bias());
    return o -> at(bias, o);
  }

  /** Returns the numbers that a matrix makes, or their gradient. */
  private Tensor made(Matrix matrix, String prefix) {
    Projection p = projection(matrix);
    String name =
        switch (matrix.name()) {
          case "q_proj" -> "Queries";
          case "k_proj" -> "Keys";
          case "v_proj" -> "Values";
          default -> "Made";
        };
    return step.kept(prefix + name, p.times() * p.out());
  }

  /** Returns queries, keys and values, or their gradients. */
  private List<Rows> threeParts(String prefix) {
    int width = parts.width();
    List<Rows> three = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (!parts.projected()) {
        Tensor x = step.input(parts.isSelf() ? 0 : i);
        three.add(Rows.of(x, i == 2 ? parts.valueWidth() : width));
      } else if (parts.isSelf()) {
        three.add(new Rows(made(parts.projections().get(0), prefix), i * width, 3 * width));
      } else {
        three.add(Rows.of(made(parts.projections().get(i), prefix), width));
      }
    }
    return three;
  }

  private @Nullable Tensor mask() {
    return node.attributes().flag("masked") ? step.input(node.sources().size() - 1) : null;
  }

  /** Returns what the heads give, or its gradient, before the last projection. */
  private Rows context(String name) {
    int width = parts.resultWidth();
    return Rows.of(step.kept(name, parts.times() * width), width);
  }

  void forward() {
    forwardFormulas();
    if (parts.projected()) {
      for (Matrix matrix : parts.projections()) {
        Rows x = Rows.of(step.input(matrix.source()), matrix.in());
        Rows z = Rows.of(made(matrix, "of"), matrix.out());
        step.add(projection(matrix).forward(z, x, step.parameter(matrix.weight()), bias(matrix)));
      }
    }
    List<Rows> three = threeParts("of");
    Rows y = Rows.of(step.output(), parts.resultWidth());
    Rows context = parts.projected() ? context("context") : y;
    boolean causal = node.attributes().flag("causal");
    heads.forward(step, three.get(0), three.get(1), three.get(2), context, causal, mask());
    if (parts.projected()) {
      Matrix out = Matrix.output(parts.width());
      step.add(projection(out).forward(y, context, step.parameter(out.weight()), bias(out)));
    }
  }

  private void forwardFormulas() {
    String bias = node.attributes().flag("bias") ? " + B" : "";
    if (!parts.projected()) {
      step.formula(
          parts.isSelf()
              ? "q = k = v = " + step.input(0).name()
              : String.format(
                  Locale.ROOT,
                  "q = %s, k = %s, v = %s",
                  step.input(0).name(),
                  step.input(1).name(),
                  step.input(2).name()));
    } else if (parts.isSelf()) {
      step.formula("q, k, v = W_in " + step.input(0).name() + bias + ", at every time");
    } else {
      String[] names = {"q", "k", "v"};
      for (int i = 0; i < 3; i++) {
        step.formula(names[i] + " = W_" + names[i] + " " + step.input(i).name() + bias);
      }
    }
    step.formula(
        "score[r,head,time,key] = sum_c q[r,time,c] * k[r,key,c] / sqrt(" + heads.width() + ")");
    if (node.attributes().flag("causal")) {
      step.formula("score = -infinity where key > time");
    }
    Tensor mask = mask();
    if (mask != null) {
      step.formula("score = -infinity where " + mask.name() + "[r,key] = 0");
    }
    step.formula("look = e^(score - max_key score) / sum_key e^(score - max_key score)");
    String context = parts.projected() ? "context" : node.name();
    step.formula(context + "[r,time,c] = sum_key look[r,head,time,key] * v[r,key,c]");
    if (parts.projected()) {
      step.formula(node.name() + " = W_out context" + bias);
    }
  }

  void backward() {
    Rows dy = Rows.of(step.outputGradient(), parts.resultWidth());
    String d = step.gradientName();
    Rows dContext = dy;
    if (parts.projected()) {
      Matrix out = Matrix.output(parts.width());
      Rows context = context("context");
      step.formula("dW_out[o,k] = sum_r,time " + d + "[r,time,o] * context[r,time,k]");
      matrixGradients(out, dy, context);
      dContext = context("dContext");
      step.formula("dContext[r,time,k] = sum_o " + d + "[r,time,o] * W_out[o,k]");
      step.add(projection(out).inputGradient(dContext, dy, step.parameter(out.weight())));
    }
    step.formula(
        "dLook = dContext * v;  dScore = look * (dLook - sum_key look * dLook) / sqrt("
            + heads.width()
            + ")");
    step.formula(
        "dq = dScore * k, summed over keys;  dk = dScore * q, dv = look * dContext, over times");
    List<Rows> three = threeParts("of");
    if (parts.projected()) {
      projectedGradients(three, dContext);
    } else {
      inputGradients(three, dContext);
    }
    maskGradient();
  }

  private void matrixGradients(Matrix matrix, Rows dz, Rows x) {
    Projection p = projection(matrix);
    step.add(p.weightGradient(step.parameter(matrix.weight()), dz, x));
    if (step.hasParameter(matrix.bias())) {
      step.add(p.biasGradient(step.parameter(matrix.bias()), dz));
    }
  }

  private void projectedGradients(List<Rows> three, Rows dContext) {
    List<Rows> gradients = threeParts("d");
    Tensor dScore = heads.scoreGradient(step, three.get(2), dContext);
    step.add(heads.valueGradient(gradients.get(2), heads.probabilities(step), dContext));
    step.add(heads.queryGradient(gradients.get(0), dScore, three.get(1)));
    step.add(heads.keyGradient(gradients.get(1), dScore, three.get(0)));
    for (Matrix matrix : parts.projections()) {
      Rows dz = Rows.of(made(matrix, "d"), matrix.out());
      Rows x = Rows.of(step.input(matrix.source()), matrix.in());
      matrixGradients(matrix, dz, x);
      Parameter weight = step.parameter(matrix.weight());
      var unused =
          step.inputGradient(
              matrix.source(),
              (dx, adds) ->
                  projection(matrix)
                      .inputGradient(Rows.of(dx, matrix.in()), dz, weight)
                      .adding(adds));
    }
  }

  private void inputGradients(List<Rows> three, Rows dContext) {
    int last = parts.isSelf() ? 0 : 2;
    boolean wanted = false;
    for (int i = 0; i <= last; i++) {
      wanted |= step.needsGradient(i);
    }
    if (!wanted) {
      return;
    }
    Tensor dScore = heads.scoreGradient(step, three.get(2), dContext);
    Tensor look = heads.probabilities(step);
    add(last, parts.valueWidth(), dv -> heads.valueGradient(dv, look, dContext));
    add(0, parts.width(), dq -> heads.queryGradient(dq, dScore, three.get(1)));
    add(parts.isSelf() ? 0 : 1, parts.width(), dk -> heads.keyGradient(dk, dScore, three.get(0)));
  }

  private void add(int source, int width, Function<Rows, Contraction> gradient) {
    var unused =
        step.inputGradient(source, (dx, adds) -> gradient.apply(Rows.of(dx, width)).adding(adds));
  }

  /** A mask is a choice: nothing before it can learn through it. */
  private void maskGradient() {
    int last = node.sources().size() - 1;
    if (mask() != null && step.needsGradient(last)) {
      var unused = step.mapInputGradient(last, Expr.constant(0));
    }
  }
}
