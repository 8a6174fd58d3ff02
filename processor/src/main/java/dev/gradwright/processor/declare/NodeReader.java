package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a method of a model into a {@link NodeDeclaration}. */
final class NodeReader {
  private static final String OUTPUT = "dev.gradwright.Output";
  private static final String FROM = "dev.gradwright.From";
  private static final String SHARED = "dev.gradwright.Shared";
  private static final String FROZEN = "dev.gradwright.Frozen";
  private static final String MASKED = "dev.gradwright.Masked";

  private final Elements elements;
  private final Set<String> nodeAnnotations;
  private final Set<String> lossAnnotations;
  private final BlockReader blocks;

  NodeReader(
      Elements elements,
      Set<String> nodeAnnotations,
      Set<String> lossAnnotations,
      BlockReader blocks) {
    this.elements = elements;
    this.blocks = blocks;
    this.nodeAnnotations = nodeAnnotations;
    this.lossAnnotations = lossAnnotations;
  }

  private List<AnnotationMirror> layers(ExecutableElement method) {
    List<AnnotationMirror> layers = new ArrayList<>();
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      String annotation = Mirrors.name(mirror);
      if (nodeAnnotations.contains(annotation) || annotation.equals(NodeDeclaration.USE)) {
        layers.add(mirror);
      }
    }
    return layers;
  }

  /** Returns whether a method declares a node, well or badly. */
  boolean isNode(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT) || !layers(method).isEmpty();
  }

  /** Reads a method that declares a node; what cannot be read is reported and kept as a name. */
  NodeDeclaration read(ExecutableElement method, int order, Report report) {
    String name = method.getSimpleName().toString();
    Anchor here = ElementAnchor.of(method);
    List<AnnotationMirror> layers = layers(method);
    if (layers.size() != 1) {
      reportLayers(method, layers, report);
      return nameOnly(method, order);
    }
    AnnotationMirror layer = layers.get(0);
    if (Mirrors.isBroken(elements, layer)) {
      return nameOnly(method, order); // the compiler says so itself
    }
    boolean ok =
        MethodChecks.check(method, layer, lossAnnotations.contains(Mirrors.name(layer)), report);
    boolean isUse = Mirrors.name(layer).equals(NodeDeclaration.USE);
    Attributes given = Mirrors.attributes(elements, method, layer);
    Attributes attributes = TypedEndReader.read(elements, method, layer, given, report);
    if (attributes == null) {
      // Generated stand-ins are to have what a model with records has.
      Attributes typed = new Attributes(Map.of(), Set.of(TypedEndReader.OF), given.anchor());
      return nameOnly(method, order, typed);
    }
    ModelDeclaration block = isUse ? blocks.read(method, layer, report) : null;
    return new NodeDeclaration(
        name,
        Mirrors.name(layer),
        isUse ? given : attributes,
        edges(method),
        output(method, layer, report),
        shared(method, layer, report),
        block,
        frozen(method),
        masked(method, layer, report),
        here,
        order,
        ok && (block != null || !isUse));
  }

  private static void reportLayers(
      ExecutableElement method, List<AnnotationMirror> layers, Report report) {
    String name = method.getSimpleName().toString();
    if (layers.size() > 1) {
      Anchor second = ElementAnchor.of(method, layers.get(1));
      String first = MethodChecks.kind(layers.get(0));
      report.add(Message.TWO_LAYERS, second, name, first, MethodChecks.kind(layers.get(1)));
    } else if (!hasUnresolvedAnnotation(method)) { // that the compiler reports itself
      report.add(Message.NO_LAYER, ElementAnchor.of(method), name);
    }
  }

  private static boolean hasUnresolvedAnnotation(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .anyMatch(m -> m.getAnnotationType().getKind() == TypeKind.ERROR);
  }

  /** Returns a node of which only its name and the names it reads are known. */
  NodeDeclaration nameOnly(ExecutableElement method, int order) {
    Anchor here = ElementAnchor.of(method);
    return nameOnly(method, order, new Attributes(Map.of(), Set.of(), here));
  }

  private static NodeDeclaration nameOnly(
      ExecutableElement method, int order, Attributes attributes) {
    Anchor here = ElementAnchor.of(method);
    String name = method.getSimpleName().toString();
    return new NodeDeclaration(
        name, "", attributes, edges(method), null, null, null, null, null, here, order, false);
  }

  private static List<EdgeDeclaration> edges(ExecutableElement method) {
    List<EdgeDeclaration> edges = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      edges.add(edge(parameter, ElementAnchor.of(parameter)));
    }
    return edges;
  }

  private static EdgeDeclaration edge(VariableElement parameter, Anchor here) {
    String name = parameter.getSimpleName().toString();
    Optional<? extends AnnotationMirror> from = Mirrors.find(parameter, FROM);
    if (from.isPresent()) {
      for (var value : from.get().getElementValues().values()) {
        Anchor place = new ElementAnchor(parameter, from.get(), value);
        return new EdgeDeclaration(name, String.valueOf(value.getValue()), place);
      }
    }
    return new EdgeDeclaration(name, name, here);
  }

  private static @Nullable Anchor frozen(ExecutableElement method) {
    return Mirrors.find(method, FROZEN)
        .map(mirror -> ElementAnchor.of(method, mirror))
        .orElse(null);
  }

  private @Nullable Anchor masked(ExecutableElement method, AnnotationMirror layer, Report report) {
    Optional<? extends AnnotationMirror> masked = Mirrors.find(method, MASKED);
    if (masked.isEmpty()) {
      return null;
    }
    Anchor place = ElementAnchor.of(method, masked.get());
    if (!lossAnnotations.contains(Mirrors.name(layer))) {
      report.add(Message.MASKED_UNUSED, place, method.getSimpleName(), "it is no loss");
      return null;
    }
    return place;
  }

  private @Nullable Anchor output(ExecutableElement method, AnnotationMirror layer, Report report) {
    Optional<? extends AnnotationMirror> output = Mirrors.find(method, OUTPUT);
    if (output.isEmpty()) {
      return null;
    }
    Anchor place = ElementAnchor.of(method, output.get());
    if (lossAnnotations.contains(Mirrors.name(layer))) {
      report.add(Message.OUTPUT_ON_LOSS, place, method.getSimpleName());
      return null;
    }
    return place;
  }

  private @Nullable SharedDeclaration shared(
      ExecutableElement method, AnnotationMirror layer, Report report) {
    Optional<? extends AnnotationMirror> shared = Mirrors.find(method, SHARED);
    if (shared.isEmpty() || Mirrors.isBroken(elements, shared.get())) {
      return null; // the compiler says so itself
    }
    if (lossAnnotations.contains(Mirrors.name(layer))) {
      Anchor place = ElementAnchor.of(method, shared.get());
      report.add(Message.NOTHING_TO_SHARE, place, method.getSimpleName(), "a loss");
      return null;
    }
    Attributes members = Mirrors.attributes(elements, method, shared.get());
    return new SharedDeclaration(members.text("value"), members.anchor().member("value"), false);
  }
}
