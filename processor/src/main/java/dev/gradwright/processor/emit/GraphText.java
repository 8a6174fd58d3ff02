package dev.gradwright.processor.emit;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.declare.Attributes;
import dev.gradwright.processor.declare.SettingText;
import dev.gradwright.processor.plan.Phase;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.program.MaskProgram;
import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PerBatch;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The texts a generated network carries: its graph, and the layout of its workspaces. */
final class GraphText {
  /** Annotations of other packages are named in full. */
  private static final Set<String> OWN_PACKAGES = Set.of("dev.gradwright", "dev.gradwright.layer");

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
        for (Parameter p : node.ownParameters().toList()) {
          String frozen = p.isLearned() ? "" : " ; learned=false";
          line(out, "parameter", p.name(), p.shape().compact(), p.initializer() + frozen);
        }
      }
    }
    for (CheckedNode node : model.losses()) {
      line(out, "loss", node.name(), node.view().kind(), loss(node) + attributes(node));
    }
    for (OutputProgram output : plan.program().outputs()) {
      String name = output.name().equals(output.node()) ? "" : " " + output.name();
      line(out, "output", output.node(), output.link() + name);
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
    int width = prediction.shape().size() / rule.positions(node.view());
    return prediction.name() + " " + kind + " " + width + " " + node.view().text("weight");
  }

  /** Returns the members that the user wrote, sorted by name, after the annotations beside them. */
  private static String attributes(CheckedNode node) {
    Attributes attributes = node.view().attributes();
    Map<String, String> written = new TreeMap<>();
    for (String member : attributes.explicit()) {
      written.put(member, text(Objects.requireNonNull(attributes.values().get(member))));
    }
    if (node.isInput()) {
      written.clear(); // the shape says it all
    }
    if (node.view().isFrozen() && !node.parameters().isEmpty()) {
      written.put("@frozen", "true");
    }
    if (node.view().isMasked()) {
      written.put("@masked", "true");
    }
    node.parameters().stream()
        .map(Parameter::node)
        .filter(owner -> !owner.equals(node.name()))
        .findFirst()
        .ifPresent(owner -> written.put("@shared", owner));
    if (node.layer() != null && node.layer().readsByName()) {
      written.put(
          "@parameters", text(node.view().sources().stream().map(Source::parameter).toList()));
    }
    String annotation = node.layer() == null ? "" : node.layer().annotation();
    if (!annotation.isEmpty() && !OWN_PACKAGES.contains(packageOf(annotation))) {
      written.put("@annotation", annotation);
    }
    if (written.isEmpty()) {
      return "";
    }
    return written.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(" ", " ; ", ""));
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(GraphText::text).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof Double number
        ? Decimal.text(number)
        : SettingText.escaped(value.toString());
  }

  private static String packageOf(String annotation) {
    return annotation.substring(0, Math.max(0, annotation.lastIndexOf('.')));
  }

  /** Returns the layout of a workspace's arrays. */
  static String layout(Plan plan) {
    Program program = plan.program();
    PerBatch perBatch = new PerBatch(program);
    StringBuilder out = new StringBuilder();
    for (Tensor value : program.values()) {
      line(out, "value", value.name(), String.valueOf(value.width()));
    }
    for (Tensor gradient : program.gradients()) {
      line(out, "gradient", gradient.name(), String.valueOf(gradient.width()));
    }
    line(out, "scalars", String.valueOf(perBatch.numberCount()));
    scratch(plan, out);
    for (MaskProgram mask : program.masks()) {
      line(out, "mask", mask.node(), mask.mask().name(), Decimal.text(mask.rate()));
    }
    if (program.hasStages()) {
      stages(plan, perBatch, out);
    }
    return out.toString();
  }

  /** How often each pass goes through the rows, and what it sums up over the batch. */
  private static void stages(Plan plan, PerBatch perBatch, StringBuilder out) {
    line(out, "sums", String.valueOf(perBatch.sumCount()));
    line(out, "forward", String.valueOf(plan.forward().size()));
    for (Phase phase : plan.backward()) {
      line(out, "backward", String.valueOf(phase.from()), String.valueOf(phase.to()));
    }
    for (NodeProgram node : plan.program().nodes()) {
      if (node.trains() && node.batch().leastRows() > 1) {
        line(out, "rows", node.node(), String.valueOf(node.batch().leastRows()));
      }
    }
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
