package dev.gradwright.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The column names of a file, held against what was asked for. */
final class CsvHeader {
  private final List<String> names;

  CsvHeader(List<String> names) {
    this.names = names;
  }

  int columns() {
    return names.size();
  }

  String name(int column) {
    return names.get(column);
  }

  /** Returns the columns that nothing is said about. */
  String[] unnamed(Csv csv) {
    return names.stream()
        .filter(name -> csv.fields.stream().noneMatch(f -> f.columns().contains(name)))
        .filter(name -> !csv.ignored.contains(name))
        .toArray(String[]::new);
  }

  /** Returns the positions of a field's columns. */
  int[] positions(CsvField field) {
    return field.columns().stream().mapToInt(names::indexOf).toArray();
  }

  /**
   * Checks that every column asked for is there once, is used once, and that no column is left
   * over.
   *
   * @throws DataException with a message to be put after the name of the file
   */
  void check(Csv csv) {
    List<String> wanted = wanted(csv);
    Set<String> present = new HashSet<>();
    for (String name : names) {
      if (!present.add(name)) {
        throw new DataException("the header has two columns " + Excerpt.of(name) + both(wanted));
      }
    }
    List<String> missing = wanted.stream().filter(name -> !present.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new DataException("no column " + list(missing) + both(wanted) + separatorHint(csv));
    }
    if (!csv.ignoreOthers) {
      List<String> used = new ArrayList<>(wanted);
      used.addAll(csv.ignored);
      List<String> left = names.stream().filter(name -> !used.contains(name)).toList();
      if (!left.isEmpty()) {
        throw new DataException(
            "nothing is said about column " + list(left) + "; call ignore(...) or ignoreOthers()");
      }
    }
  }

  /** Returns all columns that feed a field; a column may feed features and targets only once. */
  private static List<String> wanted(Csv csv) {
    List<String> wanted = new ArrayList<>();
    Set<String> features = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (CsvField field : csv.fields) {
      for (String column : field.columns()) {
        if (field.kind() == Field.Kind.FEATURES) {
          features.add(column);
        } else {
          targets.add(column);
        }
        if (features.contains(column) && targets.contains(column)) {
          throw new DataException(
              "column "
                  + Excerpt.of(column)
                  + " is among the features and is to be predicted: the answer would leak");
        }
        wanted.add(column);
      }
      if (new HashSet<>(field.columns()).size() != field.columns().size()) {
        throw new DataException("a column is named twice in one field: " + list(field.columns()));
      }
    }
    if (wanted.isEmpty()) {
      throw new DataException("no columns were asked for; call features(...), target or label");
    }
    return wanted;
  }

  private String both(List<String> wanted) {
    return "; asked for: " + list(wanted) + "; the file has: " + list(names);
  }

  private String separatorHint(Csv csv) {
    if (names.size() == 1) {
      for (char separator : new char[] {',', ';', '\t', '|'}) {
        if (separator != csv.separator && names.get(0).indexOf(separator) >= 0) {
          return "; is the separator " + Excerpt.of(String.valueOf(separator)) + "?";
        }
      }
    }
    return "";
  }

  private static String list(List<String> names) {
    return String.join(", ", names.stream().map(Excerpt::of).toList());
  }
}
