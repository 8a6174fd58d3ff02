package dev.gradwright.processor.declare;

import dev.gradwright.processor.declare.TypedEnd.Component;
import dev.gradwright.processor.declare.TypedEnd.Kind;
import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record of {@code @Input(of = ...)} and the enum of a loss: puts a {@link TypedEnd} in
 * the place of the class, and the width that follows from a record in the place of the shape.
 */
final class TypedEndReader {
  static final String OF = "of";
  private static final String SHAPE = "value";
  private static final String FEATURE = "dev.gradwright.Feature";
  private static final String INPUT = "dev.gradwright.Input";
  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double");

  private final Elements elements;
  private final Report report;
  private final String node;
  private final Anchor place;

  private TypedEndReader(Elements elements, Report report, String node, Anchor place) {
    this.elements = elements;
    this.report = report;
    this.node = node;
    this.place = place;
  }

  /** Returns the members of an annotation with what {@code of} means; null if that is an error. */
  static @Nullable Attributes read(
      Elements elements,
      ExecutableElement method,
      AnnotationMirror layer,
      Attributes given,
      Report report) {
    TypeMirror type = type(layer);
    if (type == null) {
      return given;
    }
    String node = method.getSimpleName().toString();
    TypedEndReader reader = new TypedEndReader(elements, report, node, given.anchor().member(OF));
    boolean input = Mirrors.name(layer).equals(INPUT);
    Map<String, Object> values = new TreeMap<>(given.values());
    Set<String> explicit = new TreeSet<>(given.explicit());
    explicit.remove(OF);
    if (input && given.isExplicit(SHAPE)) {
      report.add(Message.TYPED_SHAPE, given.anchor().member(SHAPE), node, type);
      return null;
    }
    TypedEnd end = input ? reader.record(type) : reader.classes(type);
    if (end == null) {
      return null;
    }
    values.put(OF, end);
    if (input) {
      values.put(SHAPE, List.of(end.width()));
      explicit.add(SHAPE);
    }
    return new Attributes(values, explicit, given.anchor());
  }

  private static @Nullable TypeMirror type(AnnotationMirror layer) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
        layer.getElementValues().entrySet()) {
      boolean of = member.getKey().getSimpleName().contentEquals(OF);
      if (of && member.getValue().getValue() instanceof DeclaredType type) {
        return type;
      }
    }
    return null;
  }

  private @Nullable TypedEnd record(TypeMirror type) {
    TypeElement element = element(type);
    if (element.getKind() != ElementKind.RECORD || !element.getTypeParameters().isEmpty()) {
      report.add(Message.TYPED_INPUT, place, node, element.getSimpleName());
      return null;
    }
    List<? extends RecordComponentElement> all = element.getRecordComponents();
    if (all.isEmpty()) {
      report.add(Message.TYPED_EMPTY, place, element.getSimpleName());
      return null;
    }
    boolean whole = isVisible(element);
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement component : all) {
      Component read = component(element, component);
      if (read == null) {
        whole = false;
      } else {
        components.add(read);
      }
    }
    return whole ? end(element, components, List.of()) : null;
  }

  private @Nullable TypedEnd classes(TypeMirror type) {
    TypeElement element = element(type);
    List<String> constants = constants(element);
    if (element.getKind() != ElementKind.ENUM || constants.size() < 2) {
      report.add(Message.TYPED_CLASSES, place, node, element.getSimpleName());
      return null;
    }
    return isVisible(element) ? end(element, List.of(), constants) : null;
  }

  private @Nullable Component component(TypeElement owner, RecordComponentElement component) {
    TypeMirror type = component.asType();
    Kind kind = kind(type);
    String name = component.getSimpleName().toString();
    Optional<TypedEnd> category = Optional.empty();
    if (kind != null && kind.isCategory()) {
      TypeElement constants = element(kind == Kind.CATEGORY ? type : argument(type));
      if (!isVisible(constants)) {
        return null;
      }
      category = Optional.of(end(constants, List.of(), constants(constants)));
    }
    if (kind == null || category.map(c -> c.constants().isEmpty()).orElse(false)) {
      report.add(Message.TYPED_COMPONENT, place, name, owner.getSimpleName(), type);
      return null;
    }
    return feature(owner, component, kind, category);
  }

  private @Nullable Component feature(
      TypeElement owner, RecordComponentElement component, Kind kind, Optional<TypedEnd> category) {
    String name = component.getSimpleName().toString();
    String column = name;
    String scale = "STANDARDIZE";
    String missing = "ERROR";
    double constant = 0;
    boolean scaled = false;
    Optional<? extends AnnotationMirror> feature = Mirrors.find(component, FEATURE);
    if (feature.isPresent()) {
      Attributes members = Mirrors.attributes(elements, component, feature.get());
      column = members.text("column").isEmpty() ? name : members.text("column");
      scale = members.text("scale");
      scaled = members.isExplicit("scale");
      missing = members.text("missing");
      constant = members.number("constant");
    }
    if (kind.isCategory() && !Set.of("ERROR", "DROP", "MASK").contains(missing)) {
      report.add(Message.TYPED_GAP, place, name, owner.getSimpleName(), missing);
      return null;
    }
    // A boolean is 0 and 1 unless something else is asked for.
    String size = kind.isFlag() && !scaled ? "NONE" : scale;
    return new Component(name, kind, column, size, missing, constant, category);
  }

  private static @Nullable Kind kind(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return switch (type.getKind()) {
        case BOOLEAN -> Kind.FLAG;
        case CHAR -> null;
        default -> Kind.NUMBER;
      };
    }
    if (!(type instanceof DeclaredType)) {
      return null;
    }
    TypeElement element = element(type);
    String name = element.getQualifiedName().toString();
    if (element.getKind() == ElementKind.ENUM) {
      return Kind.CATEGORY;
    }
    if (BOXES.contains(name)) {
      return Kind.BOXED_NUMBER;
    }
    return switch (name) {
      case "java.lang.Boolean" -> Kind.BOXED_FLAG;
      case "java.util.OptionalDouble" -> Kind.OPTIONAL_DOUBLE;
      case "java.util.OptionalInt" -> Kind.OPTIONAL_INT;
      case "java.util.OptionalLong" -> Kind.OPTIONAL_LONG;
      case "java.util.Optional" -> optional(argument(type));
      default -> null;
    };
  }

  private static @Nullable Kind optional(TypeMirror argument) {
    Kind inner = argument instanceof DeclaredType ? kind(argument) : null;
    if (inner == Kind.BOXED_NUMBER) {
      return Kind.OPTIONAL_NUMBER;
    }
    if (inner == Kind.BOXED_FLAG) {
      return Kind.OPTIONAL_FLAG;
    }
    return inner == Kind.CATEGORY ? Kind.OPTIONAL_CATEGORY : null;
  }

  private static TypeMirror argument(TypeMirror type) {
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.isEmpty() ? type : arguments.get(0);
  }

  private static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  private static List<String> constants(TypeElement element) {
    return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
        .filter(field -> field.getKind() == ElementKind.ENUM_CONSTANT)
        .map(field -> field.getSimpleName().toString())
        .toList();
  }

  /** Generated classes stand in the model's package and must see the type. */
  private boolean isVisible(TypeElement type) {
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      if (t.getModifiers().contains(Modifier.PRIVATE)) {
        report.add(Message.TYPED_HIDDEN, place, t.getSimpleName());
        return false;
      }
    }
    return true;
  }

  private static boolean isPublic(TypeElement type, List<Component> components) {
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      if (!t.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return components.stream().allMatch(c -> c.category().map(TypedEnd::isPublic).orElse(true));
  }

  private TypedEnd end(TypeElement type, List<Component> components, List<String> constants) {
    Deque<String> names = new ArrayDeque<>();
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      names.addFirst(t.getSimpleName().toString());
    }
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    return new TypedEnd(
        packageName, List.copyOf(names), components, constants, isPublic(type, components));
  }
}
