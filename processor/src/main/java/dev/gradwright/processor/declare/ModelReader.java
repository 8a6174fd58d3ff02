package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads an annotated type into a {@link ModelDeclaration}. */
public final class ModelReader {
  /** The qualified name of the annotation that makes a type a model. */
  public static final String MODEL = "dev.gradwright.Model";

  /** The qualified name of the annotation that limits what a model costs. */
  public static final String BUDGET = "dev.gradwright.Budget";

  private final Elements elements;
  private final NodeReader nodes;
  private final BlockReader blocks;

  /**
   * Creates a reader.
   *
   * @param nodeAnnotations the qualified names of all layer and loss annotations
   * @param lossAnnotations those of losses
   */
  public ModelReader(Elements elements, Set<String> nodeAnnotations, Set<String> lossAnnotations) {
    this.elements = elements;
    this.blocks = new BlockReader(elements, nodeAnnotations, lossAnnotations, this);
    this.nodes = new NodeReader(elements, nodeAnnotations, lossAnnotations, blocks);
  }

  /**
   * Reads a type.
   *
   * @param sourceTypes the qualified names of the types that are compiled from source
   * @return empty if no file could bear the name of a generated class
   */
  public Optional<ModelDeclaration> read(
      TypeElement type, boolean doublePrecision, Set<String> sourceTypes, Report report) {
    blocks.begin(type, sourceTypes);
    return readModel(type, doublePrecision, sourceTypes, report);
  }

  /** Reads a model, or a block that it uses. */
  Optional<ModelDeclaration> readModel(
      TypeElement type, boolean doublePrecision, Set<String> sourceTypes, Report report) {
    if (!TypeChecks.checkName(type, report)) {
      return Optional.empty();
    }
    boolean accepted = TypeChecks.check(elements, type, sourceTypes, report);
    AnnotationMirror model = Mirrors.find(type, MODEL).orElseThrow();
    String precision =
        Mirrors.isBroken(elements, model)
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
            // nodes of a type that cannot be a model are not worth a message
            readNodes(type, accepted ? report : new Report()),
            budget(type),
            ElementAnchor.of(type),
            false,
            accepted);
    return Optional.of(declaration);
  }

  /** What cannot be read the compiler reports itself. */
  private @Nullable Attributes budget(TypeElement type) {
    AnnotationMirror budget = Mirrors.find(type, BUDGET).orElse(null);
    return budget == null || Mirrors.isBroken(elements, budget)
        ? null
        : Mirrors.attributes(elements, type, budget);
  }

  /** Reports a budget without a model, which would limit nothing. */
  public static void checkBudget(TypeElement type, Report report) {
    AnnotationMirror budget = Mirrors.find(type, BUDGET).orElse(null);
    if (budget != null && Mirrors.find(type, MODEL).isEmpty()) {
      ElementAnchor here = ElementAnchor.of(type, budget);
      report.add(Message.BUDGET_ALONE, here, type.getSimpleName());
    }
  }

  /**
   * Looks at a model of an earlier round again, when its supertypes are there.
   *
   * @param unread whether values of its annotations could not be read in that round
   * @param sourceTypes the qualified names of the types that are compiled from source
   * @return whether everything it names is there now
   */
  public boolean checkCompleted(
      TypeElement type, boolean unread, Set<String> sourceTypes, Report report) {
    if (unread) {
      blocks.begin(type, sourceTypes);
      boolean isWhole = readNodes(type, new Report()).stream().allMatch(NodeDeclaration::isWhole);
      if (isWhole) {
        report.add(Message.LATE_VALUE, ElementAnchor.of(type), type.getQualifiedName());
      }
      return isWhole;
    }
    for (InheritedNodes inherited : InheritedNodes.of(elements, type, nodes::isNode)) {
      reportInherited(type, inherited, report);
    }
    return true;
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
    Map<String, NodeDeclaration> read = new TreeMap<>();
    int order = 0;
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      String name = method.getSimpleName().toString();
      if (!nodes.isNode(method)) {
        continue;
      }
      NodeDeclaration first = read.get(name);
      if (first == null) {
        read.put(name, nodes.read(method, order++, report));
      } else {
        report.add(Message.OVERLOAD, ElementAnchor.of(method), name);
        // which of the two is meant is unknown: keep the name and all that either reads
        read.put(name, merge(first, nodes.nameOnly(method, first.order())));
      }
    }
    for (InheritedNodes inherited : InheritedNodes.of(elements, type, nodes::isNode)) {
      reportInherited(type, inherited, report);
      for (ExecutableElement method : inherited.methods()) {
        read.putIfAbsent(method.getSimpleName().toString(), nodes.nameOnly(method, order++));
      }
    }
    return List.copyOf(read.values());
  }

  private static void reportInherited(TypeElement type, InheritedNodes inherited, Report report) {
    report.add(
        Message.INHERITED_NODE,
        ElementAnchor.of(type),
        type.getSimpleName(),
        inherited.names(),
        inherited.owner());
  }

  private static NodeDeclaration merge(NodeDeclaration first, NodeDeclaration second) {
    List<EdgeDeclaration> edges = new ArrayList<>(first.edges());
    edges.addAll(second.edges());
    return new NodeDeclaration(
        first.name(),
        first.annotation(),
        first.attributes(),
        edges,
        first.output(),
        first.shared(),
        first.block(),
        first.frozen(),
        first.masked(),
        first.anchor(),
        first.order(),
        false);
  }
}
