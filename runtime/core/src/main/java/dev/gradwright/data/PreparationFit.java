package dev.gradwright.data;

import dev.gradwright.data.PreparationPlan.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Learns a preparation from training rows. */
final class PreparationFit {
  private final PreparationPlan plan;
  private final Dataset train;
  private final List<Note> notes = new ArrayList<>();

  PreparationFit(PreparationPlan plan, Dataset train) {
    this.plan = plan;
    this.train = train;
  }

  Preparation fit() {
    if (train.preparation().isPresent()) {
      throw new DataException("these data are prepared already; fit on them as they were read");
    }
    requireNames();
    List<Preparation.Input> inputs = new ArrayList<>();
    for (Field field : train.fields()) {
      if (field.kind() == Field.Kind.FEATURES) {
        inputs.add(input(field));
      }
    }
    return new Preparation(inputs, notes);
  }

  private Preparation.Input input(Field field) {
    Spread[] spreads = Spread.of(field);
    List<Preparation.Part> parts = new ArrayList<>();
    for (int i = 0; i < spreads.length; i++) {
      Optional<String> name =
          field.columns().isEmpty() ? Optional.empty() : Optional.of(field.columns().get(i).name());
      parts.add(new Preparation.Part(name, rule(field, i, spreads[i])));
    }
    return new Preparation.Input(field.name(), List.copyOf(parts));
  }

  private Rule rule(Field field, int index, Spread spread) {
    boolean text = !field.columns().isEmpty() && !field.columns().get(index).categories().isEmpty();
    Optional<Method> named = named(field, index);
    if (text) {
      if (!named.map(method -> method == Method.ONE_HOT).orElse(plan.oneHot)) {
        throw fault(field, index, "holds categories; plan oneHot() to make numbers of them");
      }
      return new Rule.OneHot(field.columns().get(index).categories());
    }
    Method method = named.orElse(plan.numbers);
    if (method == Method.ONE_HOT) {
      throw fault(field, index, "holds numbers, not categories; read it with categories(...)");
    }
    double fill = fill(field, index, spread);
    if (method == Method.KEEP) {
      return new Rule.Scale(method, 0, 1, fill);
    }
    return scale(field, index, spread, method, fill);
  }

  private Rule scale(Field field, int index, Spread spread, Method method, double fill) {
    double offset = method == Method.STANDARDIZE ? spread.mean() : spread.low();
    double divisor = method == Method.STANDARDIZE ? spread.deviation() : spread.range();
    if (spread.constant()) {
      String name =
          field.columns().isEmpty()
              ? field.describeColumn(index)
              : field.columns().get(index).name();
      notes.add(new Note(Note.Kind.CONSTANT_COLUMN, name, field.rows()));
      return new Rule.Scale(method, spread.low(), 1, fill);
    }
    if (!Double.isFinite(offset) || !Double.isFinite(divisor) || divisor == 0) {
      throw fault(field, index, "has numbers too large or too near together to be scaled");
    }
    return new Rule.Scale(method, offset, divisor, fill);
  }

  /** Returns the mean if missing numbers are to be filled, else NaN. */
  private double fill(Field field, int index, Spread spread) {
    boolean marked = !field.columns().isEmpty() && field.columns().get(index).filledByMean();
    if (!marked && !plan.fillAll && names(field, index).stream().noneMatch(plan.filled::contains)) {
      if (spread.missing() > 0) {
        throw fault(
            field,
            index,
            spread.missing() + " numbers are missing; plan fillMean() to put their mean there");
      }
      return Double.NaN;
    }
    if (spread.missing() == field.rows()) {
      throw fault(field, index, "has no number in any training row, and so no mean");
    }
    return spread.mean();
  }

  private Optional<Method> named(Field field, int index) {
    for (String name : names(field, index)) {
      Method method = plan.named.get(name);
      if (method != null) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
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
    List<String> asked = new ArrayList<>(plan.named.keySet());
    asked.addAll(plan.filled);
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
