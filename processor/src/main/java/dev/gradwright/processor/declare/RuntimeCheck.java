package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Compares the version of the runtime on the class path with the processor's own. */
public final class RuntimeCheck {
  /** What this processor generates code for. */
  public static final String VERSION = "0.1.0";

  private RuntimeCheck() {}

  /** Reports a runtime of another version; returns whether it is the same. */
  public static boolean check(Elements elements, TypeElement model, Report report) {
    TypeElement runtime = elements.getTypeElement("dev.gradwright.RuntimeVersion");
    Object version = "unknown";
    if (runtime != null) {
      for (VariableElement field : ElementFilter.fieldsIn(runtime.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals("CURRENT") && field.getConstantValue() != null) {
          version = field.getConstantValue();
        }
      }
    }
    if (!VERSION.equals(version)) {
      report.add(Message.VERSION_SKEW, ElementAnchor.of(model), VERSION, version);
      return false;
    }
    return true;
  }
}
