package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options behind a command, each a name and a value: {@code --data FILE}. */
final class Arguments {
  private final Map<String, String> values = new TreeMap<>();

  /**
   * Reads options.
   *
   * @param known the names that may be given
   * @throws GradwrightException if one is unknown, given twice, or has no value
   */
  Arguments(List<String> given, String... known) {
    List<String> names = List.of(known);
    for (int i = 0; i < given.size(); i += 2) {
      String name = given.get(i);
      if (!names.contains(name)) {
        throw new GradwrightException(
            "unknown option " + name + "; there are " + String.join(", ", names));
      }
      if (i + 1 == given.size()) {
        throw new GradwrightException("option " + name + " has no value");
      }
      if (values.put(name, given.get(i + 1)) != null) {
        throw new GradwrightException("option " + name + " is given twice");
      }
    }
  }

  String required(String name) {
    return find(name).orElseThrow(() -> new GradwrightException("option " + name + " is missing"));
  }

  Path path(String name) {
    return Path.of(required(name));
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  double number(String name, String otherwise) {
    String text = find(name).orElse(otherwise);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new GradwrightException("option " + name + " " + text + ": give a number", e);
    }
  }

  /** Returns the names in a list with commas; empty if the option is not given. */
  String[] list(String name) {
    return find(name).map(v -> v.split(",", -1)).orElseGet(() -> new String[0]);
  }
}
