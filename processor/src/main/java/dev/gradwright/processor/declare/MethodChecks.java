package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.Locale;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Whether a method with a layer has the form of a node: abstract, plain, of the right types. */
final class MethodChecks {
  private static final String TENSOR = "dev.gradwright.Tensor";
  private static final String LOSS = "dev.gradwright.Loss";

  private MethodChecks() {}

  /** Returns the simple name of a layer's annotation. */
  static String kind(AnnotationMirror layer) {
    return layer.getAnnotationType().asElement().getSimpleName().toString();
  }

  static boolean check(
      ExecutableElement method, AnnotationMirror layer, boolean isLoss, Report report) {
    boolean ok = checkForm(method, layer, report);
    TypeMirror result = method.getReturnType();
    String wanted = isLoss ? LOSS : TENSOR;
    if (result.getKind() == TypeKind.ERROR) {
      ok = false; // the compiler says so itself
    } else if (!result.toString().equals(wanted)) {
      report.add(
          Message.NODE_TYPE,
          ElementAnchor.of(method),
          method.getSimpleName(),
          simple(result.toString()),
          kind(layer),
          simple(wanted));
      ok = false;
    }
    for (VariableElement parameter : method.getParameters()) {
      ok &= method.isVarArgs() || checkParameter(method, parameter, report);
    }
    return ok;
  }

  private static boolean checkForm(
      ExecutableElement method, AnnotationMirror layer, Report report) {
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
      report.add(
          Message.NODE_NAME,
          here,
          "the name '" + escape(name) + "' holds an invisible" + " or control character");
      ok = false;
    } else if (name.length() > TypeChecks.LONGEST_NAME) {
      report.add(Message.NODE_NAME, here, TypeChecks.tooLong(name));
      ok = false;
    }
    return ok;
  }

  private static boolean checkParameter(
      ExecutableElement method, VariableElement parameter, Report report) {
    TypeMirror type = parameter.asType();
    if (type.getKind() == TypeKind.ERROR) {
      return false; // the compiler says so itself
    }
    Anchor here = ElementAnchor.of(parameter);
    if (type.toString().equals(LOSS)) {
      report.add(Message.READS_LOSS, here, method.getSimpleName(), parameter.getSimpleName());
      return false;
    }
    if (!type.toString().equals(TENSOR)) {
      report.add(Message.EDGE_TYPE, here, parameter.getSimpleName(), simple(type.toString()));
      return false;
    }
    return true;
  }

  private static String simple(String type) {
    return type.equals(TENSOR) || type.equals(LOSS)
        ? type.substring(type.lastIndexOf('.') + 1)
        : type;
  }

  /** Spells invisible characters so that the message can show them. */
  private static String escape(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = c >= 32 && c < 127;
      out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return out.toString();
  }
}
