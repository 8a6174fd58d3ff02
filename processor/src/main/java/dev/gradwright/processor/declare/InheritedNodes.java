package dev.gradwright.processor.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Nodes that a model has from one of its supertypes, where it must not have them.
 *
 * @param owner the qualified name of the supertype
 * @param methods the nodes
 */
record InheritedNodes(String owner, List<ExecutableElement> methods) {
  /** Returns what a type inherits, by supertype. */
  static List<InheritedNodes> of(
      Elements elements, TypeElement type, Predicate<ExecutableElement> isNode) {
    Map<String, List<ExecutableElement>> byOwner = new TreeMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (method.getEnclosingElement() instanceof TypeElement owner
          && !owner.equals(type)
          && !owner.getQualifiedName().contentEquals("java.lang.Object")
          && isNode.test(method)) {
        byOwner
            .computeIfAbsent(owner.getQualifiedName().toString(), o -> new ArrayList<>())
            .add(method);
      }
    }
    List<InheritedNodes> inherited = new ArrayList<>();
    byOwner.forEach((owner, methods) -> inherited.add(new InheritedNodes(owner, methods)));
    return inherited;
  }

  /** Returns the names, {@code node 'a'} or {@code nodes 'a', 'b'}. */
  String names() {
    String names =
        methods.stream()
            .map(method -> "'" + method.getSimpleName() + "'")
            .sorted()
            .collect(Collectors.joining(", "));
    return (methods.size() == 1 ? "node " : "nodes ") + names;
  }
}
