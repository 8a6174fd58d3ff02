package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** Whether a type can be a model at all: its kind, its visibility, its name. */
public final class TypeChecks {
  /** File names end at 255 bytes on the usual file systems. */
  static final int LONGEST_NAME = 200;

  private TypeChecks() {}

  /** Reports a name that no file could bear. */
  static boolean checkName(TypeElement type, Report report) {
    String baseName = ModelReader.baseName(type);
    ElementAnchor here = ElementAnchor.of(type);
    if (baseName.length() > LONGEST_NAME) {
      report.add(Message.MODEL_NAME, here, tooLong(baseName));
      return false;
    }
    if (!isVisible(baseName)) {
      report.add(Message.MODEL_NAME, here, "the name holds an invisible or control character");
      return false;
    }
    return true;
  }

  static String tooLong(String name) {
    return "the name " + name.substring(0, 20) + "... has " + name.length() + " characters";
  }

  static boolean check(
      Elements elements, TypeElement type, Set<String> sourceTypes, Report report) {
    ElementAnchor here = ElementAnchor.of(type);
    String name = type.getSimpleName().toString();
    if (!isAccepted(type)) {
      // at the annotation, which is what stands wrong here; ECJ has no place for a record itself
      AnnotationMirror model = Mirrors.find(type, ModelReader.MODEL).orElseThrow();
      ElementAnchor annotation = ElementAnchor.of(type, model);
      report.add(Message.MODEL_TYPE, annotation, name, describe(type));
      return false;
    }
    if (!type.getTypeParameters().isEmpty()) {
      report.add(Message.MODEL_GENERIC, here, name);
      return false;
    }
    return checkEnclosing(type, report) && checkFree(elements, type, sourceTypes, report);
  }

  private static boolean isAccepted(TypeElement type) {
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return false;
    }
    return type.getKind() == ElementKind.INTERFACE
        || (type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT));
  }

  private static String describe(TypeElement type) {
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return "sealed";
    }
    return switch (type.getKind()) {
      case ENUM -> "an enum";
      case RECORD -> "a record";
      case ANNOTATION_TYPE -> "an annotation";
      case CLASS ->
          type.getModifiers().contains(Modifier.FINAL) ? "a final class" : "a concrete class";
      default -> "a " + type.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  /** Generated classes are top-level ones of the same package: they must see the type's place. */
  private static boolean checkEnclosing(TypeElement type, Report report) {
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      if (t.getModifiers().contains(Modifier.PRIVATE)) {
        String remedy = "remove private from " + t.getSimpleName();
        String what = t.equals(type) ? "private" : "inside a private type";
        report.add(
            Message.MODEL_HIDDEN, ElementAnchor.of(type), type.getSimpleName(), what, remedy);
        return false;
      }
    }
    boolean inner =
        type.getNestingKind() == NestingKind.MEMBER
            && !type.getModifiers().contains(Modifier.STATIC)
            && type.getKind() == ElementKind.CLASS;
    if (inner) {
      report.add(
          Message.MODEL_HIDDEN,
          ElementAnchor.of(type),
          type.getSimpleName(),
          "an inner class",
          "make it static");
      return false;
    }
    return true;
  }

  /** A class file of an earlier build is ours to replace; a source of this one is the user's. */
  private static boolean checkFree(
      Elements elements, TypeElement type, Set<String> sourceTypes, Report report) {
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    boolean free = true;
    for (String suffix : List.of("Network", "Trainer", "Layers", "Vector")) {
      String name = prefix + ModelReader.baseName(type) + suffix;
      if (sourceTypes.contains(name)) {
        report.add(Message.WOULD_OVERWRITE, ElementAnchor.of(type), name);
        free = false;
      }
    }
    return free;
  }

  /** Returns whether a name holds only characters that one can see. */
  static boolean isVisible(String name) {
    return name.codePoints()
        .noneMatch(
            c -> Character.isIdentifierIgnorable(c) || Character.getType(c) == Character.FORMAT);
  }

  /** Returns whether a supertype is missing, perhaps until another processor has written it. */
  public static boolean hasUnresolvedSupertype(TypeElement type) {
    if (type.getSuperclass().getKind() == TypeKind.ERROR) {
      return true;
    }
    return type.getInterfaces().stream().anyMatch(t -> t.getKind() == TypeKind.ERROR);
  }

  /** Returns the place of a type. */
  public static Anchor anchor(TypeElement type) {
    return ElementAnchor.of(type);
  }
}
