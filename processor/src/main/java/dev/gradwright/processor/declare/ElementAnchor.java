package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * A place in the source, as javac and ECJ know it.
 *
 * @param element a type, method or parameter
 * @param annotation one of its annotations, or null
 * @param value one of that annotation's values, or null
 */
record ElementAnchor(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value)
    implements Anchor {
  static ElementAnchor of(Element element) {
    return new ElementAnchor(element, null, null);
  }

  static ElementAnchor of(Element element, AnnotationMirror annotation) {
    return new ElementAnchor(element, annotation, null);
  }

  @Override
  public Anchor member(String name) {
    if (annotation == null) {
      return this;
    }
    for (ExecutableElement member : annotation.getElementValues().keySet()) {
      if (member.getSimpleName().contentEquals(name)) {
        return new ElementAnchor(element, annotation, annotation.getElementValues().get(member));
      }
    }
    return this;
  }

  @Override
  public Anchor element(String name, int index) {
    Anchor member = member(name);
    if (member instanceof ElementAnchor place
        && place.value() != null
        && place.value().getValue() instanceof List<?> list
        && list.size() > 1) {
      return new ElementAnchor(element, annotation, (AnnotationValue) list.get(index));
    }
    return member;
  }
}
