package dev.gradwright.data;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.Precision;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data set joined to a model: which field feeds which buffer.
 *
 * <p>An input takes the features of its name, and the only input also those without a name. A loss
 * takes the targets or classes named like itself or like the node it reads, and the only loss with
 * data also those without a name.
 */
public final class Binding {
  private final Dataset data;
  private final int[] fields;
  private final int[] buffers;
  private final @Nullable Augmentation augmentation;
  private final long key;

  private Binding(Dataset data, List<Link> links) {
    this.data = data;
    fields = links.stream().mapToInt(Link::field).toArray();
    buffers = links.stream().mapToInt(Link::buffer).toArray();
    augmentation = null;
    key = 0;
  }

  private Binding(Binding plain, Augmentation augmentation, long key) {
    data = plain.data;
    fields = plain.fields;
    buffers = plain.buffers;
    this.augmentation = augmentation;
    this.key = key;
  }

  private record Link(int field, int buffer) {}

  /**
   * Joins the features to the inputs; targets are not looked at, nor are values, unless they wait
   * for a {@link Preparation} or an input takes only some whole numbers.
   *
   * @throws DataException if an input has no features, features of another shape, or features that
   *     hold categories, missing cells or numbers that it does not take
   */
  public static Binding forPrediction(Architecture model, Layout layout, Dataset data) {
    List<Link> links = new ArrayList<>();
    for (Architecture.Node input : model.inputs()) {
      int field = features(model, input, data);
      ValueCheck.whole(data.field(field), input.limit());
      links.add(new Link(field, layout.value(input.name())));
    }
    return new Binding(data, links);
  }

  /**
   * Joins features and targets and looks through all their values once.
   *
   * @throws DataException if an input or a loss has no field, or one of another width or number of
   *     classes, or if a value is not finite or not one the loss can take, which a missing one is
   *     only where the loss is marked {@link dev.gradwright.Masked}; the message names field, row
   *     and column, counted from 0
   */
  public static Binding forTraining(Architecture model, Layout layout, Dataset data) {
    List<Link> links = new ArrayList<>();
    for (Architecture.Node input : model.inputs()) {
      int field = features(model, input, data);
      ValueCheck.finite(data.field(field), model.precision());
      ValueCheck.whole(data.field(field), input.limit());
      links.add(new Link(field, layout.value(input.name())));
    }
    for (LossTerm loss : model.losses()) {
      if (loss.target() != TargetKind.NODE) {
        int field = targets(model, loss, data);
        if (loss.masked()) {
          ValueCheck.finiteOrMissing(data.field(field), model.precision());
        } else {
          ValueCheck.finite(data.field(field), model.precision());
        }
        ValueCheck.target(data.field(field), loss);
        links.add(new Link(field, layout.value(loss.name() + ".target")));
      }
    }
    return new Binding(data, links);
  }

  /**
   * Returns a binding of the same data that changes the pictures it loads.
   *
   * @param key equal ones give equal changes; another one for each pass over the data
   * @throws DataException if no input is fed with pictures
   */
  public Binding augmented(Augmentation augmentation, long key) {
    for (int field : fields) {
      if (Augmentation.takes(data.field(field))) {
        return new Binding(this, augmentation, key);
      }
    }
    throw new DataException(
        "augmentation needs pictures, features of shape [height, width] or [channels, height,"
            + " width]; the data have "
            + fields(data));
  }

  /** Returns the data set. */
  public Dataset data() {
    return data;
  }

  /**
   * Copies the rows of a batch into the model's buffers; allocates nothing.
   *
   * @param batch rows of this binding's data set, at most as many as the workspace has
   */
  public void load(Workspace workspace, Batch batch) {
    load(workspace, batch, 0, batch.rows());
  }

  /**
   * Copies the rows {@code [from, to)} of a batch to where {@link #load(Workspace, Batch)} copies
   * them; several threads may share out the rows.
   *
   * @param batch rows of this binding's data set, at most as many as the workspace has
   */
  public void load(Workspace workspace, Batch batch, int from, int to) {
    boolean single = workspace.precision() == Precision.FLOAT;
    for (int i = 0; i < fields.length; i++) {
      Field field = data.field(fields[i]);
      if (augmentation != null && Augmentation.takes(field)) {
        for (int row = from; row < to; row++) {
          augmentation.write(
              field, key, batch.row(row), workspace.value(buffers[i]), row * field.width());
        }
      } else if (single) {
        batch.gather(fields[i], workspace.floatValues()[buffers[i]], from, to);
      } else {
        batch.gather(fields[i], workspace.doubleValues()[buffers[i]], from, to);
      }
    }
  }

  private static int features(Architecture model, Architecture.Node input, Dataset data) {
    int field = data.features(input.name());
    if (field < 0 && model.inputs().size() == 1) {
      field = data.features();
    }
    if (field < 0) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "input '%s' of %s has no features of its name; the data have %s",
              input.name(),
              model.modelName(),
              fields(data)));
    }
    Field found = data.field(field);
    ValueCheck.prepared(found);
    requireShape("input '" + input.name() + "'", input.shape(), input.width(), found);
    return field;
  }

  /**
   * Returns the index of the field that serves a loss as target, or -1 if the data have none for
   * it.
   */
  public static int findTargets(Architecture model, LossTerm loss, Dataset data) {
    if (loss.target() == TargetKind.NODE) {
      return -1;
    }
    int field = data.targets(loss.name());
    if (field < 0) {
      field = data.targets(loss.prediction());
    }
    if (field < 0 && lossesWithData(model) == 1) {
      field = data.targets();
    }
    return field;
  }

  private static int targets(Architecture model, LossTerm loss, Dataset data) {
    int field = findTargets(model, loss, data);
    String where = "loss '" + loss.name() + "'";
    if (field < 0) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s of %s has no targets named '%s' or '%s'; the data have %s",
              where,
              model.modelName(),
              loss.name(),
              loss.prediction(),
              fields(data)));
    }
    Field found = data.field(field);
    if (found.kind() == Field.Kind.CLASSES) {
      requireClasses(where, loss, found);
      int positions = model.positions(loss);
      if (found.width() != positions) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s takes %d classes per row, but %s have %d",
                where,
                positions,
                found.describe(),
                found.width()));
      }
    } else if (loss.target() == TargetKind.CLASS) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s takes one of %d classes per row, but %s hold numbers; give them as classes",
              where,
              loss.width(),
              found.describe()));
    } else {
      requireWidth(where, loss.width(), found);
    }
    return field;
  }

  /** Two classes also serve a single probability, as 0 and 1. */
  private static void requireClasses(String where, LossTerm loss, Field field) {
    boolean probability = loss.target() == TargetKind.PROBABILITY && loss.width() == 1;
    if (loss.target() != TargetKind.CLASS && !probability) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s takes %d numbers per row, but %s hold classes",
              where,
              loss.width(),
              field.describe()));
    }
    int expected = probability ? 2 : loss.width();
    if (field.classNames().size() != expected) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s tells %d classes apart, but %s have %d",
              where,
              expected,
              field.describe(),
              field.classNames().size()));
    }
  }

  /** Images must agree in more than their number of pixels; a flat input takes any shape. */
  private static void requireShape(String where, List<Integer> shape, int width, Field field) {
    List<Integer> expected = withoutOnes(shape);
    List<Integer> found = withoutOnes(field.shape());
    boolean bothMany = expected.size() > 1 && found.size() > 1;
    if (bothMany ? !expected.equals(found) : field.width() != width && field.shape().size() > 1) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s takes rows of shape %s, but %s have %s",
              where,
              shape,
              field.describe(),
              field.shape()));
    }
    requireWidth(where, width, field);
  }

  private static List<Integer> withoutOnes(List<Integer> shape) {
    return shape.stream().filter(size -> size != 1).toList();
  }

  private static void requireWidth(String where, int width, Field field) {
    if (field.width() != width) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s takes %d numbers per row, but %s have %d",
              where,
              width,
              field.describe(),
              field.width()));
    }
  }

  private static long lossesWithData(Architecture model) {
    return model.losses().stream().filter(loss -> loss.target() != TargetKind.NODE).count();
  }

  private static String fields(Dataset data) {
    return data.fields().stream().map(Field::describe).collect(Collectors.joining(", "));
  }
}
