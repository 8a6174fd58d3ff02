package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.Node;
import dev.gradwright.Architecture.Output;
import dev.gradwright.Architecture.Parameter;
import dev.gradwright.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds where two architectures part first: in a node, a parameter, a loss or an output.
 *
 * <p>The name of the declaring type does not count, so that a model may move to another package.
 * Neither does a file in {@code FLOAT} for a model in {@code DOUBLE}, as nothing is rounded; nor
 * which parameters are learned, so that a trained model may go on with some of them frozen.
 * Everything else does: shapes, edges, activations, settings, losses, and their order.
 */
final class ArchitectureDifference {
  private ArchitectureDifference() {}

  /** Returns the first difference in words, or nothing if the file's parameters fit. */
  static Optional<String> first(Architecture declared, Architecture file) {
    if (declared.precision() == Precision.FLOAT && file.precision() == Precision.DOUBLE) {
      return Optional.of(
          "the model is declared in FLOAT, but the file is in DOUBLE, and numbers are not rounded;"
              + " declare the model in DOUBLE, or train it again");
    }
    return differ(declared.nodes(), file.nodes(), "node", Node::name, ArchitectureDifference::text)
        .or(
            () ->
                differ(
                    frozen(declared.parameters()),
                    frozen(file.parameters()),
                    "parameter",
                    Parameter::name,
                    ArchitectureDifference::text))
        .or(
            () ->
                differ(
                    declared.losses(),
                    file.losses(),
                    "loss",
                    LossTerm::name,
                    ArchitectureDifference::text))
        .or(
            () ->
                differ(
                    declared.outputs(),
                    file.outputs(),
                    "output",
                    Output::node,
                    output -> "with link " + output.link() + alias(output)));
  }

  private static List<Parameter> frozen(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::frozen).toList();
  }

  private static <T> Optional<String> differ(
      List<T> declared,
      List<T> file,
      String what,
      Function<T, String> name,
      Function<T, String> text) {
    for (int i = 0; i < Math.max(declared.size(), file.size()); i++) {
      if (i >= declared.size()) {
        return Optional.of(
            String.join(
                " ",
                "the file has a",
                what,
                full(file.get(i), name, text) + ", which the model does not declare"));
      }
      T mine = declared.get(i);
      if (i >= file.size()) {
        return Optional.of(
            String.join(" ", what, full(mine, name, text), "is declared, but not in the file"));
      }
      T theirs = file.get(i);
      if (!name.apply(mine).equals(name.apply(theirs))) {
        return Optional.of(
            String.join(
                " ",
                what,
                full(mine, name, text),
                "is declared where the file has",
                full(theirs, name, text)));
      }
      if (!mine.equals(theirs)) {
        return Optional.of(
            String.join(
                " ",
                what,
                Quote.name(name.apply(mine)),
                "is declared as",
                Quote.line(text.apply(mine)) + ", but the file has",
                Quote.line(text.apply(theirs))));
      }
    }
    return Optional.empty();
  }

  private static <T> String full(T part, Function<T, String> name, Function<T, String> text) {
    return Quote.name(name.apply(part)) + " (" + Quote.line(text.apply(part)) + ")";
  }

  private static String alias(Output output) {
    return output.name().equals(output.node()) ? "" : " as " + output.name();
  }

  private static String text(Node node) {
    String edges = node.inputs().isEmpty() ? "" : " of " + String.join(", ", node.inputs());
    return node.kind() + " " + node.shape() + edges + settings(node.settings());
  }

  private static String text(Parameter parameter) {
    return parameter.shape()
        + " from "
        + parameter.initializer()
        + parameter.arguments().stream().map(value -> " " + value).collect(Collectors.joining());
  }

  private static String text(LossTerm loss) {
    return loss.kind()
        + " of "
        + loss.prediction()
        + " against "
        + loss.targetNode().orElseGet(() -> loss.target() + " " + loss.width())
        + " with weight "
        + loss.weight()
        + settings(loss.settings());
  }

  private static String settings(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> " " + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining());
  }
}
