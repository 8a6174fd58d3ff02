package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads an annotated type into a {@link ModelDeclaration}. */
public final class ModelReader {
  /** The qualified name of the annotation that makes a type a model. */
  public static final String MODEL = "dev.gradwright.Model";

  private final Elements elements;
  private final NodeReader nodes;

  /**
   * Creates a reader.
   *
   * @param nodeAnnotations the qualified names of all layer and loss annotations
   * @param lossAnnotations those of losses
   */
  public ModelReader(Elements elements, Set<String> nodeAnnotations, Set<String> lossAnnotations) {
    this.elements = elements;
    this.nodes = new NodeReader(elements, nodeAnnotations, lossAnnotations);
  }

  /**
   * Reads a type.
   *
   * @param sourceTypes the qualified names of the types that are compiled from source
   * @return empty if generated classes cannot stand beside it, so that there is no skeleton either
   */
  public Optional<ModelDeclaration> read(
      TypeElement type, boolean doublePrecision, Set<String> sourceTypes, Report report) {
    if (!TypeChecks.check(elements, type, sourceTypes, report)) {
      return Optional.empty();
    }
    AnnotationMirror model = Mirrors.find(type, MODEL).orElseThrow();
    String precision =
        Mirrors.isBroken(model)
            ? "FLOAT"
            : Mirrors.attributes(elements, type, model).text("precision");
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    ModelDeclaration declaration =
        new ModelDeclaration(
            packageName,
            baseName(type),
            type.getQualifiedName().toString(),
            doublePrecision ? "DOUBLE" : precision,
            isPublic(type),
            readNodes(type, report),
            ElementAnchor.of(type));
    return Optional.of(declaration);
  }

  /** Returns {@code Outer_Iris} for {@code Outer.Iris}. */
  static String baseName(TypeElement type) {
    StringBuilder name = new StringBuilder(type.getSimpleName());
    for (Element e = type.getEnclosingElement();
        e instanceof TypeElement outer;
        e = outer.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    return name.toString();
  }

  private static boolean isPublic(TypeElement type) {
    for (Element e = type; e instanceof TypeElement t; e = t.getEnclosingElement()) {
      if (!t.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private List<NodeDeclaration> readNodes(TypeElement type, Report report) {
    List<NodeDeclaration> read = new ArrayList<>();
    Map<String, Boolean> seen = new HashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (nodes.isNode(method) && seen.put(method.getSimpleName().toString(), true) != null) {
        report.add(Message.OVERLOAD, ElementAnchor.of(method), method.getSimpleName());
        continue;
      }
      nodes.read(method, report).ifPresent(read::add);
    }
    reportInherited(type, report);
    read.sort(Comparator.comparing(NodeDeclaration::name));
    return read;
  }

  private void reportInherited(TypeElement type, Report report) {
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (method.getEnclosingElement() instanceof TypeElement owner
          && !owner.equals(type)
          && !owner.getQualifiedName().contentEquals("java.lang.Object")
          && nodes.isNode(method)) {
        report.add(
            Message.INHERITED_NODE,
            ElementAnchor.of(type),
            type.getSimpleName(),
            method.getSimpleName(),
            owner);
      }
    }
  }
}
