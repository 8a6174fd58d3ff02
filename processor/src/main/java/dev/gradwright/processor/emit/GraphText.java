package dev.gradwright.processor.emit;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.declare.Attributes;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The texts a generated network carries: its graph, and the layout of its workspaces. */
final class GraphText {
  private GraphText() {}

  /** Returns the graph: what later compilations, exports and reports read. */
  static String graph(Plan plan) {
    CheckedModel model = plan.model();
    StringBuilder out = new StringBuilder("gradwright 1\n");
    line(out, "model", model.declaration().displayName(), model.declaration().precision());
    for (CheckedNode node : model.nodes()) {
      if (node.loss() == null) {
        String sources =
            node.view().sources().stream().map(s -> " " + s.name()).collect(Collectors.joining());
        String shape = node.shape().compact();
        String settings = node.isInput() ? limit(node, model) : attributes(node);
        line(out, "node", node.name(), node.view().kind(), shape + sources + settings);
        for (Parameter p : node.parameters()) {
          line(out, "parameter", p.name(), p.shape().compact(), p.initializer());
        }
      }
    }
    for (CheckedNode node : model.losses()) {
      line(out, "loss", node.name(), node.view().kind(), loss(node) + attributes(node));
    }
    for (OutputProgram output : plan.program().outputs()) {
      line(out, "output", output.node(), output.link());
    }
    return out.toString();
  }

  /** Returns how many values the numbers of an input can have, where a reader minds. */
  private static String limit(CheckedNode input, CheckedModel model) {
    int least = 0;
    for (CheckedNode reader : model.nodes()) {
      List<Source> sources = reader.view().sources();
      for (int i = 0; i < sources.size(); i++) {
        if (reader.layer() != null && sources.get(i).name().equals(input.name())) {
          int limit = reader.layer().limit(reader.view(), i);
          least = limit == 0 || least == 0 ? Math.max(limit, least) : Math.min(limit, least);
        }
      }
    }
    return least == 0 ? "" : " ; limit=" + least;
  }

  private static String loss(CheckedNode node) {
    Source prediction = node.view().source(0);
    LossRule rule = Objects.requireNonNull(node.loss());
    String kind =
        node.view().sources().size() > 1
            ? "NODE:" + node.view().source(1).name()
            : rule.target(node.view()).name();
    int width = prediction.shape().size();
    return prediction.name() + " " + kind + " " + width + " " + node.view().text("weight");
  }

  /** Returns the members that the user wrote, sorted by name. */
  private static String attributes(CheckedNode node) {
    Attributes attributes = node.view().attributes();
    Map<String, Object> written = new TreeMap<>(attributes.values());
    written.keySet().retainAll(attributes.explicit());
    if (written.isEmpty()) {
      return "";
    }
    return written.entrySet().stream()
        .map(e -> e.getKey() + "=" + text(e.getValue()))
        .collect(Collectors.joining(" ", " ; ", ""));
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(GraphText::text).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof Double number ? Decimal.text(number) : value.toString();
  }

  /** Returns the layout of a workspace's arrays. */
  static String layout(Plan plan) {
    Program program = plan.program();
    StringBuilder out = new StringBuilder();
    for (Tensor value : program.values()) {
      line(out, "value", value.name(), String.valueOf(value.width()));
    }
    for (Tensor gradient : program.gradients()) {
      line(out, "gradient", gradient.name(), String.valueOf(gradient.width()));
    }
    line(out, "scalars", String.valueOf(program.losses().size()));
    scratch(plan, out);
    return out.toString();
  }

  /** One line for each run of scratch arrays of the same lengths. */
  private static void scratch(Plan plan, StringBuilder out) {
    List<Integer> training = plan.scratch(true);
    List<Integer> forward = plan.scratch(false);
    List<String> lengths = new ArrayList<>();
    for (int i = 0; i < training.size(); i++) {
      lengths.add((i < forward.size() ? forward.get(i) : 0) + " " + training.get(i));
    }
    int first = 0;
    for (int i = 1; i <= lengths.size(); i++) {
      if (i == lengths.size() || !lengths.get(i).equals(lengths.get(first))) {
        line(out, "scratch", String.valueOf(i - first), lengths.get(first));
        first = i;
      }
    }
  }

  private static void line(StringBuilder out, String... words) {
    out.append(String.join(" ", words)).append('\n');
  }
}
