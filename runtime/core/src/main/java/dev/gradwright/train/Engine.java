package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Layout;
import dev.gradwright.state.Initialization;
import dev.gradwright.state.Streams;

/**
 * The parts a trainer is made of.
 *
 * @param steps parameters, gradients and the four steps
 * @param check what happens when numbers are not finite
 * @param metrics the figures of the epoch under way
 * @param evaluator the figures of other data
 * @param random the order of the rows
 */
record Engine(
    TrainerSettings settings,
    Steps steps,
    FiniteCheck check,
    Metrics metrics,
    Evaluator evaluator,
    Generator random) {

  static Engine of(TrainerSettings settings, Architecture architecture, Layout layout) {
    if (architecture.losses().isEmpty()) {
      throw new SettingsException(architecture.modelName() + " has no loss, so nothing to train");
    }
    return new Engine(
        settings,
        new Steps(
            layout,
            Initialization.initial(architecture, settings.seed()),
            LearnedRanges.of(architecture, settings.rates),
            new Masks(layout, Streams.named(settings.seed(), "dropout")),
            settings,
            Threads.of(settings, architecture)),
        new FiniteCheck(architecture, layout, settings),
        new Metrics(architecture, layout, settings.metrics),
        new Evaluator(architecture, layout, settings.metrics),
        Streams.named(settings.seed(), "shuffle"));
  }
}
