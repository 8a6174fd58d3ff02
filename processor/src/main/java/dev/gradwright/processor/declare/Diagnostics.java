package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Problem;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Shows findings at their places, warnings unless the user has silenced them. */
public final class Diagnostics {
  private final Messager messager;

  /** Creates a printer to a compiler's log. */
  public Diagnostics(Messager messager) {
    this.messager = messager;
  }

  /** Shows a finding. */
  public void show(Problem problem) {
    ElementAnchor anchor = (ElementAnchor) problem.anchor();
    if (problem.message().isError()) {
      print(Diagnostic.Kind.ERROR, problem.display(), anchor);
    } else if (!isSilenced(problem, anchor.element())) {
      print(Diagnostic.Kind.WARNING, problem.display(), anchor);
    }
  }

  private void print(Diagnostic.Kind kind, String text, ElementAnchor anchor) {
    if (anchor.annotation() == null) {
      messager.printMessage(kind, text, anchor.element());
    } else if (anchor.value() == null) {
      messager.printMessage(kind, text, anchor.element(), anchor.annotation());
    } else {
      messager.printMessage(kind, text, anchor.element(), anchor.annotation(), anchor.value());
    }
  }

  private static boolean isSilenced(Problem problem, Element place) {
    String token = "gradwright:" + problem.message().id();
    for (@Nullable Element e = place; e != null; e = e.getEnclosingElement()) {
      if (suppressed(e).contains(token)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> suppressed(Element element) {
    List<String> tokens = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (Mirrors.name(mirror).equals("java.lang.SuppressWarnings")) {
        for (AnnotationValue value : mirror.getElementValues().values()) {
          if (value.getValue() instanceof List<?> list) {
            list.forEach(v -> tokens.add(String.valueOf(((AnnotationValue) v).getValue())));
          }
        }
      }
    }
    return tokens;
  }
}
