package dev.gradwright.data;

import dev.gradwright.data.PreparationPlan.Coding;
import dev.gradwright.data.ScaleRule.Scaling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Learns a preparation from training rows. */
final class PreparationFit {
  private final PreparationPlan plan;
  private final Dataset train;
  private final @Nullable Figures figures;
  private final List<Note> notes = new ArrayList<>();

  /**
   * What is known of rows that are not in memory.
   *
   * @param spreads of the columns, one array for each field
   */
  record Figures(List<Spread[]> spreads, long rows) {}

  PreparationFit(PreparationPlan plan, Dataset train) {
    this(plan, train, null);
  }

  /**
   * @param train all rows, or, with figures of all of them, some
   */
  PreparationFit(PreparationPlan plan, Dataset train, @Nullable Figures figures) {
    this.plan = plan;
    this.train = train;
    this.figures = figures;
  }

  Preparation fit() {
    if (train.preparation().isPresent()) {
      throw new DataException("these data are prepared already; fit on them as they were read");
    }
    requireNames();
    List<Preparation.Input> inputs = new ArrayList<>();
    for (int i = 0; i < train.fields().size(); i++) {
      Field field = train.field(i);
      if (field.kind() == Field.Kind.FEATURES) {
        inputs.add(input(field, figures == null ? Spread.of(field) : figures.spreads().get(i)));
      }
    }
    return new Preparation(inputs, notes);
  }

  private Preparation.Input input(Field field, Spread[] spreads) {
    List<Preparation.Part> parts = new ArrayList<>();
    for (int i = 0; i < spreads.length; i++) {
      Optional<String> name =
          field.columns().isEmpty() ? Optional.empty() : Optional.of(field.columns().get(i).name());
      parts.add(new Preparation.Part(name, rule(field, i, spreads[i])));
    }
    return new Preparation.Input(field.name(), List.copyOf(parts));
  }

  private Rule rule(Field field, int index, Spread spread) {
    List<String> names = names(field, index);
    boolean text = !field.columns().isEmpty() && !field.columns().get(index).categories().isEmpty();
    if (text) {
      Coding coding = find(plan.codings, names);
      if (coding == null || names.stream().anyMatch(plan.scalings::containsKey)) {
        throw fault(field, index, "holds categories; plan oneHot() to make numbers of them");
      }
      return coding(field, index, coding);
    }
    if (names.stream().anyMatch(plan.codings::containsKey)) {
      throw fault(field, index, "holds numbers, not categories; read it with categories(...)");
    }
    Scaling scaling = find(plan.scalings, names);
    scaling = scaling == null ? Scaling.KEEP : scaling;
    Fill fill = fill(field, index, names);
    double filled = filled(field, index, spread, fill);
    boolean mask = fill != null && fill.kind() == Fill.Kind.MASK;
    return scaling == Scaling.KEEP
        ? new ScaleRule(scaling, 0, 1, filled, mask)
        : scale(field, index, spread, scaling, filled, mask);
  }

  private static Rule coding(Field field, int index, Coding coding) {
    List<String> categories = field.columns().get(index).categories();
    return switch (coding.kind()) {
      case ONE_HOT -> new OneHotRule(categories);
      case HASHING -> new HashRule(coding.buckets());
      case ORDINAL -> {
        for (String category : coding.order().isEmpty() ? List.<String>of() : categories) {
          if (!coding.order().contains(category)) {
            throw fault(
                field,
                index,
                "holds the category " + Excerpt.of(category) + ", which the order given lacks");
          }
        }
        yield new OrdinalRule(coding.order().isEmpty() ? categories : coding.order());
      }
    };
  }

  private Rule scale(
      Field field, int index, Spread spread, Scaling scaling, double fill, boolean mask) {
    if (spread.constant()) {
      note(Note.Kind.CONSTANT_COLUMN, field, index);
      return new ScaleRule(scaling, spread.low(), 1, fill, mask);
    }
    double offset = spread.mean();
    double divisor = spread.deviation();
    if (scaling == Scaling.MIN_MAX) {
      offset = spread.low();
      divisor = spread.range();
    } else if (scaling == Scaling.ROBUST) {
      Quantiles quantiles = quantiles(field, index);
      offset = quantiles.median();
      divisor = quantiles.interquartileRange();
      if (divisor == 0) {
        note(Note.Kind.NARROW_COLUMN, field, index);
        divisor = spread.deviation();
      }
    }
    if (!Double.isFinite(offset) || !Double.isFinite(divisor) || divisor == 0) {
      throw fault(field, index, "has numbers too large or too near together to be scaled");
    }
    return new ScaleRule(scaling, offset, divisor, fill, mask);
  }

  private void note(Note.Kind kind, Field field, int index) {
    String name =
        field.columns().isEmpty() ? field.describeColumn(index) : field.columns().get(index).name();
    notes.add(new Note(kind, name, rows(field)));
  }

  private long rows(Field field) {
    return figures == null ? field.rows() : figures.rows();
  }

  private Quantiles quantiles(Field field, int index) {
    if (figures != null) {
      throw fault(
          field,
          index,
          "a median needs all rows in memory, but these are streamed; plan standardize() and"
              + " fillMean() instead");
    }
    return new Quantiles(field, index);
  }

  /** Returns what is to be put where numbers are missing, or null if none may be. */
  private @Nullable Fill fill(Field field, int index, List<String> names) {
    for (String name : names) {
      Fill named = plan.fills.get(name);
      if (named != null) {
        return named;
      }
    }
    Optional<Fill> read =
        field.columns().isEmpty() ? Optional.empty() : field.columns().get(index).gaps().fill();
    return read.orElseGet(() -> plan.fills.get(PreparationPlan.ALL));
  }

  private double filled(Field field, int index, Spread spread, @Nullable Fill fill) {
    if (fill == null) {
      if (spread.missing() > 0) {
        throw fault(
            field,
            index,
            spread.missing()
                + " numbers are missing; plan fillMean() to put their mean there, or mask() to tell"
                + " the model as well");
      }
      return Double.NaN;
    }
    if (fill.kind() == Fill.Kind.CONSTANT) {
      return fill.constant();
    }
    if (spread.missing() == rows(field)) {
      throw fault(field, index, "has no number in any training row, and so no mean");
    }
    return fill.kind() == Fill.Kind.MEDIAN ? quantiles(field, index).median() : spread.mean();
  }

  private static <V> @Nullable V find(Map<String, V> map, List<String> names) {
    for (String name : names) {
      V value = map.get(name);
      if (value != null) {
        return value;
      }
    }
    return map.get(PreparationPlan.ALL);
  }

  /** Returns the names a plan may call this column by, the narrowest first. */
  private static List<String> names(Field field, int index) {
    List<String> names = new ArrayList<>();
    if (!field.columns().isEmpty()) {
      names.add(field.columns().get(index).name());
    }
    field.name().ifPresent(names::add);
    return names;
  }

  private void requireNames() {
    Set<String> known = new HashSet<>();
    List<String> shown = new ArrayList<>();
    for (Field field : train.fields()) {
      if (field.kind() == Field.Kind.FEATURES) {
        for (int i = 0; i < (field.columns().isEmpty() ? 1 : field.width()); i++) {
          for (String name : names(field, i)) {
            if (known.add(name)) {
              shown.add(name);
            }
          }
        }
      }
    }
    Set<String> asked = new TreeSet<>(plan.scalings.keySet());
    asked.addAll(plan.codings.keySet());
    asked.addAll(plan.fills.keySet());
    asked.remove(PreparationPlan.ALL);
    for (String name : asked) {
      if (!known.contains(name)) {
        String near = Nearest.of(name, shown);
        throw new DataException(
            "no features are named "
                + Excerpt.of(name)
                + (near.isEmpty()
                    ? "; there are " + Nearest.first(shown)
                    : "; did you mean " + Excerpt.of(near) + "?"));
      }
    }
  }

  private static DataException fault(Field field, int index, String what) {
    return new DataException(
        String.format(
            Locale.ROOT, "%s: %s: %s", field.describe(), field.describeColumn(index), what));
  }
}
