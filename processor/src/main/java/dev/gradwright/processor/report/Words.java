package dev.gradwright.processor.report;

import dev.gradwright.report.look.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences that both pages have. */
final class Words {
  private Words() {}

  /** A figure of the whole model and what it is. */
  record Fact(String what, String figure) {}

  static List<Fact> facts(Summary model) {
    List<Fact> facts = new ArrayList<>();
    long parameters = model.actual("parameters");
    facts.add(new Fact("nodes", Columns.number(model.rows().size())));
    facts.add(new Fact("parameters", Columns.number(parameters)));
    facts.add(new Fact("FLOPs forward, one row", Columns.number(model.actual("flops"))));
    long backward = model.costs().total(c -> c.backwardFlops());
    facts.add(new Fact("FLOPs backward, one row", Columns.number(backward)));
    facts.add(new Fact("FLOPs of one prediction", Columns.number(model.costs().predictionFlops())));
    facts.add(new Fact("bytes of the parameters", Columns.number(model.parameterBytes())));
    facts.add(new Fact("bytes of one row in training", Columns.number(model.rowBytes())));
    facts.add(new Fact("precision", model.isDouble() ? "double" : "float"));
    return facts;
  }

  /** Returns a line for each limit of the budget. */
  static List<String> budget(Summary model) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Long> limit : model.budget().entrySet()) {
      long actual = model.actual(limit.getKey());
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d (%.1f %%)%s",
              limit.getKey(),
              actual,
              limit.getValue(),
              100.0 * actual / limit.getValue(),
              actual > limit.getValue() ? ", over the budget" : ""));
    }
    return lines;
  }

  /** Returns what the figures mean. */
  static List<String> definitions(Summary model) {
    return List.of(
        "FLOPs are floating-point operations of one row: a multiply-add counts as two, every other"
            + " operation on a number as one, however long its formula is. Backward counts what is"
            + " generated, so a layer whose input needs no gradient counts none for it.",
        "Memory is counted in numbers of "
            + (model.isDouble() ? 8 : 4)
            + " bytes: the parameters, the values, targets and predictions that are kept of one row,"
            + " and the gradients of those. A batch of n rows takes the parameters and n times the rest. The gradients of"
            + " the parameters, the arrays of the optimizer and arrays to work with come on top.",
        "A straight line is a body with every number its own statement. All bodies of a step give"
            + " the same bits.");
  }
}
