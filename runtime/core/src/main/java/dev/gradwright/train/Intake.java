package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.data.Binding;
import dev.gradwright.data.DataStream;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Layout;
import dev.gradwright.state.DataForm;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where data enter a trainer: prepares them as the training data were, joins them to the model, and
 * remembers the class names and the preparation of what the model was trained on.
 */
final class Intake {
  private final Architecture architecture;
  private final Layout layout;
  private DataForm form = DataForm.unknown();
  // The data of a running fit.
  private @Nullable Binding training;
  private @Nullable Binding validation;
  // A loop of one's own: the data given last, and what became of them.
  private @Nullable Dataset given;
  private @Nullable Binding stepped;

  Intake(Architecture architecture, Layout layout) {
    this.architecture = architecture;
    this.layout = layout;
  }

  /** Returns what is known of the data behind the present parameters. */
  DataForm form() {
    return form;
  }

  /** Returns an intake that knows the same, and remembers nothing for this one. */
  Intake apart() {
    Intake apart = new Intake(architecture, layout);
    apart.form = form;
    return apart;
  }

  /** Goes over to parameters of another origin. */
  void restart(DataForm other) {
    form = other;
    given = null;
    stepped = null;
  }

  /** Takes in the data of a fit; if some do not fit the model, nothing is remembered. */
  void fit(Dataset train, @Nullable Dataset validate) {
    DataForm before = form;
    boolean done = false;
    try {
      training = learned(train);
      validation = validate == null ? null : measured(validate);
      done = true;
    } finally {
      if (!done) {
        form = before;
      }
    }
  }

  /** Takes in data of a fit that are streamed. */
  void fit(DataStream train, @Nullable Dataset validate) {
    fit(train.first(), validate);
  }

  /** Joins a window of streamed data to the model. */
  Binding window(Dataset window) {
    return Binding.forTraining(architecture, layout, form.prepare(window));
  }

  Binding training() {
    return Objects.requireNonNull(training);
  }

  @Nullable Binding validation() {
    return validation;
  }

  /** Lets go of the data of a fit. */
  void release() {
    training = null;
    validation = null;
  }

  /** Takes in data of which nothing is learnt. */
  Binding measured(Dataset data) {
    Dataset ready = form.prepare(data);
    Binding binding = Binding.forTraining(architecture, layout, ready);
    form.requireClasses(architecture, ready);
    return binding;
  }

  /** Takes in the data of single steps, at no cost while they stay the same. */
  Binding stepped(Dataset data) {
    Binding present = stepped;
    if (present == null || given != data) {
      present = learned(data);
      stepped = present;
      given = data;
    }
    return present;
  }

  private Binding learned(Dataset data) {
    Dataset ready = form.prepare(data);
    Binding binding = Binding.forTraining(architecture, layout, ready);
    form = form.learn(architecture, ready);
    return binding;
  }
}
