package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a method of a model into a {@link NodeDeclaration}. */
final class NodeReader {
  private static final String TENSOR = "dev.gradwright.Tensor";
  private static final String LOSS = "dev.gradwright.Loss";
  private static final String OUTPUT = "dev.gradwright.Output";
  private static final String FROM = "dev.gradwright.From";

  private final Elements elements;
  private final Set<String> nodeAnnotations;
  private final Set<String> lossAnnotations;

  NodeReader(Elements elements, Set<String> nodeAnnotations, Set<String> lossAnnotations) {
    this.elements = elements;
    this.nodeAnnotations = nodeAnnotations;
    this.lossAnnotations = lossAnnotations;
  }

  private List<AnnotationMirror> layers(ExecutableElement method) {
    List<AnnotationMirror> layers = new ArrayList<>();
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (nodeAnnotations.contains(Mirrors.name(mirror))) {
        layers.add(mirror);
      }
    }
    return layers;
  }

  /** Returns whether a method declares a node, well or badly. */
  boolean isNode(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT) || !layers(method).isEmpty();
  }

  Optional<NodeDeclaration> read(ExecutableElement method, Report report) {
    if (!isNode(method)) {
      return Optional.empty();
    }
    Anchor here = ElementAnchor.of(method);
    String name = method.getSimpleName().toString();
    List<AnnotationMirror> layers = layers(method);
    if (layers.isEmpty()) {
      if (hasUnresolvedAnnotation(method)) {
        return Optional.empty(); // the compiler says so itself
      }
      report.add(Message.NO_LAYER, here, name);
      return Optional.empty();
    }
    if (layers.size() > 1) {
      Anchor second = ElementAnchor.of(method, layers.get(1));
      report.add(Message.TWO_LAYERS, second, name, kind(layers.get(0)), kind(layers.get(1)));
      return Optional.empty();
    }
    AnnotationMirror layer = layers.get(0);
    if (!checkMethod(method, layer, report) || Mirrors.isBroken(layer)) {
      return Optional.empty();
    }
    return Optional.of(
        new NodeDeclaration(
            name,
            Mirrors.name(layer),
            Mirrors.attributes(elements, method, layer),
            edges(method, report),
            output(method, layer, report),
            here));
  }

  private static String kind(AnnotationMirror layer) {
    return layer.getAnnotationType().asElement().getSimpleName().toString();
  }

  private static boolean hasUnresolvedAnnotation(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .anyMatch(m -> m.getAnnotationType().getKind() == TypeKind.ERROR);
  }

  private boolean checkMethod(ExecutableElement method, AnnotationMirror layer, Report report) {
    Anchor here = ElementAnchor.of(method);
    String name = method.getSimpleName().toString();
    boolean ok = true;
    if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
      report.add(Message.NOT_ABSTRACT, here, name, kind(layer));
      ok = false;
    }
    if (!method.getTypeParameters().isEmpty()) {
      report.add(Message.NODE_GENERIC, here, name);
      ok = false;
    }
    if (method.isVarArgs()) {
      report.add(Message.NODE_VARARGS, here, name);
      ok = false;
    }
    if (!TypeChecks.isVisible(name)) {
      report.add(Message.NODE_NAME, here, escape(name));
      ok = false;
    }
    TypeMirror result = method.getReturnType();
    String wanted = lossAnnotations.contains(Mirrors.name(layer)) ? LOSS : TENSOR;
    if (result.getKind() != TypeKind.ERROR && !result.toString().equals(wanted)) {
      String simple = wanted.substring(wanted.lastIndexOf('.') + 1);
      report.add(Message.NODE_TYPE, here, name, result, kind(layer), simple);
      ok = false;
    }
    return ok;
  }

  /** Spells invisible characters so that the message can show them. */
  private static String escape(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = c >= 32 && c < 127;
      out.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return out.toString();
  }

  private static List<EdgeDeclaration> edges(ExecutableElement method, Report report) {
    List<EdgeDeclaration> edges = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      Anchor here = ElementAnchor.of(parameter);
      TypeMirror type = parameter.asType();
      if (type.getKind() == TypeKind.ERROR) {
        continue; // the compiler says so itself
      }
      if (!method.isVarArgs() && !type.toString().equals(TENSOR)) {
        String name = parameter.getSimpleName().toString();
        if (type.toString().equals(LOSS)) {
          report.add(Message.READS_LOSS, here, method.getSimpleName(), name);
        } else {
          report.add(Message.EDGE_TYPE, here, name, type);
        }
        continue;
      }
      edges.add(edge(parameter, here));
    }
    return edges;
  }

  private static EdgeDeclaration edge(VariableElement parameter, Anchor here) {
    Optional<? extends AnnotationMirror> from = Mirrors.find(parameter, FROM);
    if (from.isPresent()) {
      for (var value : from.get().getElementValues().values()) {
        Anchor place = new ElementAnchor(parameter, from.get(), value);
        return new EdgeDeclaration(String.valueOf(value.getValue()), place);
      }
    }
    return new EdgeDeclaration(parameter.getSimpleName().toString(), here);
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
}
