package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.Network;
import dev.gradwright.data.Binding;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import dev.gradwright.data.Preparation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a model knows of the data it was trained on: the names of the classes, and how the numbers
 * were prepared. Immutable; a trainer gathers it, networks and their files carry it.
 */
public final class DataForm {
  private static final DataForm UNKNOWN = new DataForm(Map.of(), Optional.empty());

  // By the name of the loss, in the order of the losses.
  private final Map<String, List<String>> classes;
  private final Optional<Preparation> preparation;

  private DataForm(Map<String, List<String>> classes, Optional<Preparation> preparation) {
    this.classes = classes;
    this.preparation = preparation;
  }

  /** Returns the form of data of which nothing is known, as before training. */
  public static DataForm unknown() {
    return UNKNOWN;
  }

  /** Returns what a network knows. */
  public static DataForm of(Network network) {
    Map<String, List<String>> classes = new LinkedHashMap<>();
    for (LossTerm loss : network.architecture().losses()) {
      List<String> names = network.classes(loss.name());
      if (!names.isEmpty()) {
        classes.put(loss.name(), names);
      }
    }
    return new DataForm(classes, network.preparation());
  }

  /** Reads what {@link #classesAsText} and {@link #preparationAsText} returned. */
  static DataForm read(Architecture model, String classes, Optional<String> preparation)
      throws Refusal {
    Map<String, List<String>> names = ClassNames.decode(classes, model);
    try {
      return new DataForm(names, preparation.map(Preparation::decode));
    } catch (DataException e) {
      throw new Refusal(
          "its preparation cannot be read: %s", Quote.line(String.valueOf(e.getMessage())));
    }
  }

  String classesAsText() {
    return ClassNames.encode(classes);
  }

  Optional<String> preparationAsText() {
    return preparation.map(Preparation::encode);
  }

  /** Returns the number of class names that data for a loss can have; 0 if they have none. */
  static int classCount(LossTerm loss) {
    if (loss.target() == TargetKind.CLASS) {
      return loss.width();
    }
    return loss.target() == TargetKind.PROBABILITY && loss.width() == 1 ? 2 : 0;
  }

  /** Returns the names of the classes of a loss, by its own name; empty if they are not known. */
  public List<String> classes(String loss) {
    return classes.getOrDefault(loss, List.of());
  }

  /** Returns how the data were prepared; empty if they were not. */
  public Optional<Preparation> preparation() {
    return preparation;
  }

  /**
   * Returns this form with what {@code data} add to it.
   *
   * @throws DataException if the data have other class names than those known
   */
  public DataForm learn(Architecture model, Dataset data) {
    requireClasses(model, data);
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (LossTerm loss : model.losses()) {
      List<String> names = names(model, loss, data);
      names = names.isEmpty() ? classes(loss.name()) : names;
      if (!names.isEmpty()) {
        all.put(loss.name(), names);
      }
    }
    return new DataForm(all, preparation.or(data::preparation));
  }

  /**
   * Checks that data speak of the classes the model knows.
   *
   * @throws DataException if a class has another name
   */
  public void requireClasses(Architecture model, Dataset data) {
    for (LossTerm loss : model.losses()) {
      List<String> known = classes(loss.name());
      List<String> given = names(model, loss, data);
      if (known.isEmpty() || given.isEmpty() || known.equals(given)) {
        continue;
      }
      int first = 0;
      while (known.get(first).equals(given.get(first))) {
        first++;
      }
      throw new DataException(
          String.format(
              Locale.ROOT,
              "class %d of loss '%s' is %s in the data, but %s in the data that %s was trained on;"
                  + " give the data the classes of the model, in its order",
              first,
              loss.name(),
              Quote.name(given.get(first)),
              Quote.name(known.get(first)),
              model.modelName()));
    }
  }

  private static List<String> names(Architecture model, LossTerm loss, Dataset data) {
    int index = Binding.findTargets(model, loss, data);
    Field.Kind kind = index < 0 ? Field.Kind.TARGETS : data.field(index).kind();
    return kind == Field.Kind.CLASSES ? data.field(index).classNames() : List.of();
  }

  /**
   * Returns data as the model takes them: prepared as the training data were, if these were and
   * {@code data} are not yet.
   *
   * @throws DataException if the data cannot be prepared, or were prepared in another way
   */
  public Dataset prepare(Dataset data) {
    if (preparation.isEmpty() || preparation.equals(data.preparation())) {
      return data;
    }
    if (data.preparation().isPresent()) {
      throw new DataException(
          "the data are prepared in another way than those the model was trained on; give them"
              + " unprepared, or train a new model");
    }
    return preparation.get().apply(data);
  }
}
