package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The members of an annotation as the text of a graph spells them. */
public final class SettingText {
  private SettingText() {}

  /** Returns a text without blanks, commas or control characters; {@code %} alone is no text. */
  public static String escaped(String text) {
    if (text.isEmpty()) {
      return "%";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '%' || c == ',') {
        out.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        out.append(c);
      } else if (i + 2 < text.length()) {
        out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      }
    }
    return out.toString();
  }

  /** Returns the elements of {@code [a,b]}; none of an empty text. */
  static List<String> list(String text) {
    if (text.length() <= 2) {
      return List.of();
    }
    return Stream.of(text.substring(1, text.length() - 1).split(",", -1)).toList();
  }

  /** Returns the members that the settings give, and the defaults of the rest. */
  static Attributes attributes(
      TypeElement annotation, Map<String, String> settings, Anchor anchor) {
    Map<String, Object> values = new TreeMap<>();
    Set<String> explicit = new TreeSet<>();
    for (ExecutableElement member : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      String name = member.getSimpleName().toString();
      String text = settings.get(name);
      AnnotationValue byDefault = member.getDefaultValue();
      if (text != null) {
        values.put(name, value(text, member.getReturnType()));
        explicit.add(name);
      } else if (byDefault != null) {
        values.put(name, Mirrors.plain(byDefault));
      }
    }
    return new Attributes(values, explicit, anchor);
  }

  private static Object value(String text, @Nullable TypeMirror type) {
    if (type instanceof ArrayType array) {
      if (!text.startsWith("[")) {
        return List.of(value(text, array.getComponentType()));
      }
      return list(text).stream().map(t -> value(t, array.getComponentType())).toList();
    }
    TypeKind kind = type == null ? TypeKind.NONE : type.getKind();
    return switch (kind) {
      case BOOLEAN -> Boolean.valueOf(text);
      case BYTE, SHORT, INT -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case FLOAT -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      default -> plain(text); // a text, the name of an enum's constant, of a class
    };
  }
}
