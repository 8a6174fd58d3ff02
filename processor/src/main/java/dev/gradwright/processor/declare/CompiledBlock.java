package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model that was compiled earlier from the text in its generated network. A class file
 * keeps no parameter names, but that text has every node with its edges, and blocks already in
 * their place; losses are left out.
 */
final class CompiledBlock {
  private static final String FORMAT = "gradwright 1";

  private final Elements elements;
  private final Set<String> nodeAnnotations;
  private final Set<String> lossAnnotations;

  CompiledBlock(Elements elements, Set<String> nodeAnnotations, Set<String> lossAnnotations) {
    this.elements = elements;
    this.nodeAnnotations = nodeAnnotations;
    this.lossAnnotations = lossAnnotations;
  }

  /** Returns the model; empty if it cannot be read, which has been reported. */
  Optional<ModelDeclaration> read(TypeElement type, Anchor here, Report report) {
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String baseName = ModelReader.baseName(type);
    String network = (packageName.isEmpty() ? "" : packageName + ".") + baseName + "Network";
    String name = type.getQualifiedName().toString();
    String text = text(elements.getTypeElement(network));
    if (text == null) {
      report.add(Message.BLOCK_WITHOUT_GRAPH, here, name, network);
      return Optional.empty();
    }
    if (!text.startsWith(FORMAT + "\n")) {
      String first = text.lines().findFirst().orElse("");
      report.add(Message.BLOCK_VERSION, here, name, network, first, FORMAT);
      return Optional.empty();
    }
    List<NodeDeclaration> nodes = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] fields = line.split(" ", -1);
      if (fields[0].equals("node")) {
        Optional<NodeDeclaration> node = node(line, nodes.size(), name, here, report);
        if (node.isEmpty()) {
          return Optional.empty();
        }
        nodes.add(node.get());
      } else if (fields[0].equals("output")) {
        outputs.add(fields[1]);
      }
    }
    nodes.replaceAll(node -> outputs.contains(node.name()) ? node.marked(here) : node);
    return Optional.of(
        new ModelDeclaration(
            packageName, baseName, name, "FLOAT", false, nodes, null, here, true, true));
  }

  /** Returns the text of the constants {@code GRAPH}, {@code GRAPH_2} and so on. */
  private static @Nullable String text(@Nullable TypeElement network) {
    if (network == null) {
      return null;
    }
    Map<String, String> pieces = new HashMap<>();
    for (VariableElement field : ElementFilter.fieldsIn(network.getEnclosedElements())) {
      if (field.getConstantValue() instanceof String text) {
        pieces.put(field.getSimpleName().toString(), text);
      }
    }
    String first = pieces.get("GRAPH");
    if (first == null) {
      return null;
    }
    StringBuilder all = new StringBuilder(first);
    for (int i = 2; pieces.containsKey("GRAPH_" + i); i++) {
      all.append(pieces.get("GRAPH_" + i));
    }
    return all.toString();
  }

  /** {@code node hidden Dense [16] flower ; @shared=other units=16}. */
  private Optional<NodeDeclaration> node(
      String line, int order, String block, Anchor here, Report report) {
    int semicolon = line.indexOf(" ; ");
    String[] fields = (semicolon < 0 ? line : line.substring(0, semicolon)).split(" ", -1);
    Map<String, String> settings = new HashMap<>();
    if (semicolon >= 0) {
      for (String setting : line.substring(semicolon + 3).split(" ", -1)) {
        int equals = setting.indexOf('=');
        settings.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    if (fields[2].equals("Input")) {
      settings.clear(); // a limit comes from those that read it
      settings.put("value", fields[3]); // the shape says it all
    }
    TypeElement annotation = annotation(fields[2], settings.get("@annotation"));
    if (annotation == null) {
      String wanted = settings.getOrDefault("@annotation", fields[2]);
      report.add(Message.BLOCK_LAYER, here, block, wanted);
      return Optional.empty();
    }
    List<EdgeDeclaration> edges = new ArrayList<>();
    List<String> parameters = SettingText.list(settings.getOrDefault("@parameters", ""));
    for (int i = 4; i < fields.length; i++) {
      String parameter = parameters.isEmpty() ? fields[i] : parameters.get(i - 4);
      edges.add(new EdgeDeclaration(parameter, fields[i], here));
    }
    String owner = settings.get("@shared");
    return Optional.of(
        new NodeDeclaration(
            fields[1],
            annotation.getQualifiedName().toString(),
            SettingText.attributes(annotation, settings, here),
            edges,
            null,
            owner == null ? null : new SharedDeclaration(owner, here, true),
            null,
            settings.containsKey("@frozen") ? here : null,
            null,
            here,
            order,
            true));
  }

  private @Nullable TypeElement annotation(String kind, @Nullable String qualified) {
    List<String> names =
        qualified == null
            ? List.of("dev.gradwright." + kind, "dev.gradwright.layer." + kind)
            : List.of(qualified);
    for (String name : names) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null && nodeAnnotations.contains(name) && !lossAnnotations.contains(name)) {
        return type;
      }
    }
    return null;
  }
}
