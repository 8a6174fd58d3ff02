package dev.gradwright.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The column names of a table, held against what was asked for. */
final class TableHeader {
  private final TableReader<?> reader;
  private final List<String> names;
  private final List<TableField> fields;

  /**
   * @throws DataException with a message to be put after the name of the file, unless every column
   *     asked for is there once and is used once, and no column is left over
   */
  TableHeader(TableReader<?> reader, List<String> names) {
    this.reader = reader;
    this.names = asWanted(reader, names);
    this.fields = withOthers();
    check();
  }

  /** Gives columns the names they are wanted by, where only the spelling differs. */
  private static List<String> asWanted(TableReader<?> reader, List<String> names) {
    List<String> all = new ArrayList<>(names);
    for (String wanted : reader.spelt) {
      List<Integer> alike = new ArrayList<>();
      for (int i = 0; i < names.size() && !names.contains(wanted); i++) {
        if (TableReader.bare(names.get(i)).equals(TableReader.bare(wanted))) {
          alike.add(i);
        }
      }
      if (alike.size() == 1) {
        all.set(alike.get(0), wanted);
      }
    }
    return all;
  }

  List<String> names() {
    return names;
  }

  List<TableField> fields() {
    return fields;
  }

  /** Returns what was asked for, with the features that were not named one by one. */
  private List<TableField> withOthers() {
    List<TableField> all = new ArrayList<>(reader.fields);
    Set<String> features = new HashSet<>();
    Set<String> used = new HashSet<>(reader.ignored);
    for (TableField field : all) {
      used.addAll(field.columns());
      if (field.kind() == Field.Kind.FEATURES) {
        features.addAll(field.columns());
      }
    }
    Set<String> others = new LinkedHashSet<>();
    if (reader.otherFeatures) {
      names.stream().filter(name -> !used.contains(name)).forEach(others::add);
    }
    reader.categories.stream().filter(name -> !features.contains(name)).forEach(others::add);
    if (!others.isEmpty()) {
      int only = onlyFeatures(all);
      if (only < 0) {
        all.add(new TableField(Field.Kind.FEATURES, Optional.empty(), List.copyOf(others)));
      } else {
        List<String> columns = new ArrayList<>(all.get(only).columns());
        columns.addAll(others);
        all.set(only, new TableField(Field.Kind.FEATURES, Optional.empty(), columns));
      }
    }
    return List.copyOf(all);
  }

  private static int onlyFeatures(List<TableField> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).kind() == Field.Kind.FEATURES && all.get(i).name().isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private void check() {
    List<String> wanted = wanted();
    Set<String> present = new HashSet<>();
    for (String name : names) {
      if (!present.add(name)) {
        throw new DataException("the header has two columns " + Excerpt.of(name) + both(wanted));
      }
    }
    List<String> missing = wanted.stream().filter(name -> !present.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new DataException(
          "no column " + list(missing) + near(missing.get(0)) + both(wanted) + separatorHint());
    }
    for (Set<String> settings :
        List.of(reader.missing.keySet(), reader.replaced.keySet(), reader.factors.keySet())) {
      for (String name : settings) {
        if (!wanted.contains(name)) {
          throw new DataException(
              "something is said about column "
                  + Excerpt.of(name)
                  + ", which is not read"
                  + both(wanted));
        }
      }
    }
    if (!reader.ignoreOthers) {
      Set<String> used = new HashSet<>(wanted);
      used.addAll(reader.ignored);
      List<String> left = names.stream().filter(name -> !used.contains(name)).toList();
      if (!left.isEmpty()) {
        throw new DataException(
            "nothing is said about column " + list(left) + "; call ignore(...) or ignoreOthers()");
      }
    }
  }

  /** Returns all columns that feed a field; a column may feed features and targets only once. */
  private List<String> wanted() {
    List<String> wanted = new ArrayList<>();
    Set<String> features = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (TableField field : fields) {
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

  private String near(String name) {
    String near = Nearest.of(name, names);
    return near.isEmpty() ? "" : "; did you mean " + Excerpt.of(near) + "?";
  }

  private String both(List<String> wanted) {
    return "; asked for: " + list(wanted) + "; the file has: " + list(names);
  }

  private String separatorHint() {
    if (names.size() == 1 && reader instanceof Csv csv) {
      for (char separator : new char[] {',', ';', '\t', '|'}) {
        if (separator != csv.separator && names.get(0).indexOf(separator) >= 0) {
          return "; is the separator " + Excerpt.of(String.valueOf(separator)) + "?";
        }
      }
    }
    return "";
  }

  private static String list(List<String> names) {
    return String.join(", ", names.stream().limit(50).map(Excerpt::of).toList())
        + (names.size() > 50 ? ", ... (" + names.size() + ")" : "");
  }
}
