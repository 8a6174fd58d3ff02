package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Scatter;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Source;
import java.util.List;
import java.util.Optional;

/** {@code @Embedding}: rows of a learned table that the numbers of an input name. */
@AutoService(LayerRule.class)
public final class EmbeddingRule implements LayerRule {
  /** A float tells all whole numbers up to here apart. */
  private static final int LARGEST_SIZE = 1 << 24;

  @Override
  public String annotation() {
    return "dev.gradwright.layer.Embedding";
  }

  @Override
  public void checkMembers(NodeView node) {
    int size = node.attributes().integer("size");
    if (size > LARGEST_SIZE) {
      node.report(Message.TABLE_SIZE, "size", size, LARGEST_SIZE);
    }
    for (String member : List.of("size", "dim")) {
      int count = node.attributes().integer(member);
      if (count < 1) {
        node.report(Message.POSITIVE_COUNT, member, member, count);
      }
    }
    Deviations.check(node);
  }

  @Override
  public int limit(NodeView node, int source) {
    return node.attributes().integer("size");
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    int dim = node.attributes().integer("dim");
    Source source = node.source(0);
    if (!source.kind().equals("Input")) {
      node.reportSource(Message.TABLE_SOURCE, 0, node.name(), source.name(), source.kind());
      return Optional.empty();
    }
    if (source.shape().rank() != 1) {
      node.reportSource(
          Message.TABLE_SHAPE,
          0,
          node.name(),
          source.name(),
          source.shape(),
          source.shape().exactSize());
      return Optional.empty();
    }
    if (dim < 1 || node.attributes().integer("size") < 1) {
      return Optional.empty();
    }
    int times = source.shape().size();
    return Optional.of(times == 1 ? Shape.of(dim) : Shape.of(times, dim));
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    Shape table = Shape.of(node.attributes().integer("size"), node.attributes().integer("dim"));
    return List.of(new Parameter(node.name(), "weight", table, Deviations.text(node), 0));
  }

  /** The loops over all numbers that are read from the table, and where each stands there. */
  private record Rows(Ranges loops, Index place, Access.WeightPicked picked) {
    static Rows of(NodeView node, StepBuilder step) {
      int dim = node.attributes().integer("dim");
      Ranges loops = new Ranges();
      Index time = loops.over("time", step.input(0).width());
      Index k = loops.over("k", dim);
      Parameter table = step.parameter("weight");
      return new Rows(
          loops,
          time.times(dim).plus(k),
          new Access.WeightPicked(table, step.input(0), time, dim, k));
    }
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + "[r,time,k] = W[" + step.input(0).name() + "[r,time],k]");
    Rows rows = Rows.of(node, step);
    step.add(Cells.set(step.output(), rows.place(), rows.loops(), Expr.read(rows.picked())));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    String dy = step.gradientName();
    step.formula("dW[i,k] = sum of " + dy + "[r,time,k] where " + x + "[r,time] = i");
    Rows rows = Rows.of(node, step);
    step.add(
        new Scatter(rows.loops().domain(), rows.picked(), at(step.outputGradient(), rows.place())));
  }

  /** The member {@code deviation} of tables that are drawn from a normal distribution. */
  static final class Deviations {
    private Deviations() {}

    static void check(NodeView node) {
      double deviation = node.attributes().number("deviation");
      if (!(deviation > 0) || Double.isInfinite(deviation)) {
        node.report(Message.POSITIVE_NUMBER, "deviation", "deviation", deviation);
      }
    }

    /** A variance of 1 / fan is spelt by its fan. */
    static String text(NodeView node) {
      double deviation = node.attributes().number("deviation");
      return "LECUN_NORMAL " + Decimal.text(1 / (deviation * deviation)) + " 1";
    }
  }
}
