package dev.gradwright.processor.declare;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Reads annotations by name. {@code getAnnotation} would need their classes on the processor path
 * and fails on members of type {@code Class}.
 */
final class Mirrors {
  private Mirrors() {}

  /** Returns the qualified name of an annotation's type. */
  static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  /** Returns the annotation of this name on an element. */
  static Optional<? extends AnnotationMirror> find(Element element, String name) {
    return element.getAnnotationMirrors().stream().filter(m -> name(m).equals(name)).findFirst();
  }

  /** Returns all members of an annotation, defaults filled in. */
  static Attributes attributes(Elements elements, Element element, AnnotationMirror mirror) {
    Map<String, Object> values = new TreeMap<>();
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        elements.getElementValuesWithDefaults(mirror).entrySet()) {
      values.put(entry.getKey().getSimpleName().toString(), plain(entry.getValue()));
    }
    Set<String> explicit = new HashSet<>();
    mirror.getElementValues().keySet().forEach(m -> explicit.add(m.getSimpleName().toString()));
    return new Attributes(values, explicit, ElementAnchor.of(element, mirror));
  }

  /** Returns a value without javac's types: numbers, strings, lists, enum constants by name. */
  private static Object plain(AnnotationValue value) {
    Object content = value.getValue();
    if (content instanceof VariableElement constant) {
      return constant.getSimpleName().toString();
    }
    if (content instanceof TypeMirror type) {
      return type.toString();
    }
    if (content instanceof List<?> list) {
      return list.stream().map(v -> plain((AnnotationValue) v)).toList();
    }
    return content;
  }

  /**
   * Returns whether a member could not be read: the compiler has reported that itself and puts a
   * text in its place.
   */
  static boolean isBroken(AnnotationMirror mirror) {
    return mirror.getElementValues().entrySet().stream()
        .anyMatch(
            e -> {
              boolean isText = e.getValue().getValue() instanceof String;
              String type = e.getKey().getReturnType().toString();
              return isText && !type.equals("java.lang.String");
            });
  }
}
