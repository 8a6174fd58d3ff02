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
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

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
  static Object plain(AnnotationValue value) {
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
   * Returns whether a member is missing or could not be read: the compiler has reported that itself
   * and puts a text in its place.
   */
  static boolean isBroken(Elements elements, AnnotationMirror mirror) {
    Map<? extends ExecutableElement, ? extends AnnotationValue> values =
        elements.getElementValuesWithDefaults(mirror);
    Element annotation = mirror.getAnnotationType().asElement();
    for (ExecutableElement member : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      AnnotationValue value = values.get(member);
      if (value == null || !isReadable(value.getValue(), member.getReturnType())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReadable(@Nullable Object content, TypeMirror type) {
    if (type instanceof ArrayType array) {
      return content instanceof List<?> list
          && list.stream()
              .allMatch(
                  v -> isReadable(((AnnotationValue) v).getValue(), array.getComponentType()));
    }
    return switch (type.getKind()) {
      case BOOLEAN -> content instanceof Boolean;
      case INT, LONG, FLOAT, DOUBLE, SHORT, BYTE -> content instanceof Number;
      // an enum, a class or a text; javac puts a text in place of what it could not resolve
      default -> content != null && isReadableObject(content, type);
    };
  }

  private static boolean isReadableObject(Object content, TypeMirror type) {
    if (type.toString().equals("java.lang.String")) {
      return content instanceof String text && !text.equals("<error>");
    }
    return !(content instanceof String);
  }
}
