package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.SettingsException;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Binding;
import dev.gradwright.data.DataStream;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.metric.Metric;
import dev.gradwright.state.DataForm;
import dev.gradwright.state.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The base of every generated trainer: everything that does not depend on the model's shape. The
 * generated class adds the arithmetic of its layers, on rows of a workspace.
 *
 * <p>Each call claims the trainer for its thread while it runs. During a fit the listeners, which
 * run on the fit's thread, may read, evaluate and set parameters, but neither fit, start nor step.
 *
 * @param <N> the generated network
 */
public abstract class GeneratedTrainer<N extends Network> extends GeneratedBodies
    implements Trainer<N> {
  private final Architecture architecture;
  private final Layout layout;
  private final Engine engine;
  private final Intake intake;
  private final Ownership ownership = new Ownership();
  private boolean fitting;
  private boolean fitted;
  // The steps so far of a loop of one's own.
  private long ownSteps;

  /**
   * Creates a trainer with initial parameters.
   *
   * @param settings from the builder
   * @param architecture the model
   * @param layout the buffers of its workspaces
   * @throws SettingsException if the optimizer's settings contradict each other
   */
  protected GeneratedTrainer(TrainerSettings settings, Architecture architecture, Layout layout) {
    this.architecture = architecture;
    this.layout = layout;
    engine = Engine.of(settings, architecture, layout);
    intake = new Intake(architecture, layout);
  }

  /**
   * Returns a network with these parameters.
   *
   * @param parameters a copy that the network may keep
   * @param form what the trainer knows of its data
   */
  protected abstract N snapshot(Reals parameters, DataForm form);

  @Override
  public final Architecture architecture() {
    return architecture;
  }

  @Override
  public final History fit(Dataset train) {
    return run(train, null);
  }

  @Override
  public final History fit(Dataset train, Dataset validation) {
    return run(train, validation);
  }

  @Override
  public final History fit(DataStream train) {
    return run(train, null);
  }

  @Override
  public final History fit(DataStream train, Dataset validation) {
    return run(train, validation);
  }

  private History run(Dataset train, @Nullable Dataset validation) {
    return run(
        () -> {
          intake.fit(train, validation);
          return new MemoryRows(intake.training());
        });
  }

  private History run(DataStream train, @Nullable Dataset validation) {
    return run(
        () -> {
          intake.fit(train, validation);
          return new StreamRows(train, intake, engine.settings().batchSize());
        });
  }

  private History run(Supplier<RowSource> rows) {
    enterOutsideFit("fit(...)");
    try {
      requireOnlyFit();
      fitting = true;
      RowSource source = rows.get();
      return new FitLoop(this, engine, source, intake.validation()).run();
    } finally {
      fitting = false;
      intake.release();
      engine.steps().abandon();
      engine.steps().parameterUpdate().endFit();
      engine.steps().dismiss();
      ownership.leave();
    }
  }

  private void requireOnlyFit() {
    if (fitted && engine.settings().checkpoint().isPresent()) {
      throw new TrainingException(
          "this trainer has fitted once, and its folder has the checkpoints of that; for another"
              + " fit build another trainer, with a folder of its own, and start it from network()");
    }
    fitted = true;
  }

  @Override
  public final Evaluation evaluate(Dataset data) {
    ownership.enter();
    try {
      return measure(intake.measured(data));
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final Evaluation evaluate(DataStream data) {
    ownership.enter();
    try {
      Intake apart = intake.apart();
      apart.fit(data, null);
      return measure(new StreamRows(data, apart, Sums.BLOCK));
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final Evaluation evaluate(Dataset data, Metric... metrics) {
    ownership.enter();
    try {
      List<Metric> all = new ArrayList<>(engine.settings().metrics);
      all.addAll(List.of(metrics));
      Steps steps = engine.steps();
      return new Evaluator(architecture, layout, all)
          .evaluate(
              this,
              steps.body(this),
              steps.parameterUpdate().shown(),
              new MemoryRows(intake.measured(data)));
    } finally {
      ownership.leave();
    }
  }

  final Evaluation measure(Binding data) {
    return measure(new MemoryRows(data));
  }

  final Evaluation measure(RowSource rows) {
    Steps steps = engine.steps();
    return engine
        .evaluator()
        .evaluate(this, steps.body(this), steps.parameterUpdate().shown(), rows);
  }

  @Override
  public final N network() {
    ownership.enter();
    try {
      return snapshot();
    } finally {
      ownership.leave();
    }
  }

  /** Returns what is known of the data behind the present parameters. */
  final DataForm form() {
    return intake.form();
  }

  /** Returns a network with the present parameters. */
  final N snapshot() {
    return snapshot(engine.steps().parameterUpdate().shown().copy(), intake.form());
  }

  @Override
  public final void start(N network) {
    enterOutsideFit("start(network)");
    try {
      for (Architecture.Parameter parameter : architecture.parameters()) {
        String name = parameter.name();
        Parameters.set(architecture, engine.steps().parameters(), name, network.parameter(name));
      }
      engine.steps().restart();
      intake.restart(DataForm.of(network));
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final void forward(Batch batch) {
    enterOutsideFit("forward(batch)");
    try {
      Binding data = intake.stepped(batch.data());
      boolean asGiven = data.data() == batch.data();
      engine.steps().forward(this, data, asGiven ? batch : batch.on(data.data()));
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final double loss() {
    enterOutsideFit("loss()");
    try {
      return engine.steps().loss(this);
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final void backward() {
    enterOutsideFit("backward()");
    try {
      engine.steps().backward(this);
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final void update() {
    enterOutsideFit("update()");
    try {
      Steps steps = engine.steps();
      steps.requireGradient("update()");
      ownSteps++;
      if (engine.check().admits(steps, 0, ownSteps)) {
        steps.update(this);
      } else {
        steps.abandon();
      }
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final double[] parameter(String name) {
    ownership.enter();
    try {
      return Parameters.get(architecture, engine.steps().parameters(), name);
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final void parameter(String name, double... values) {
    ownership.enter();
    try {
      Parameters.set(architecture, engine.steps().parameters(), name, values);
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final double[] gradient(String name) {
    ownership.enter();
    try {
      return Parameters.get(
          architecture,
          fitting ? engine.steps().latestGradient() : engine.steps().gradient(),
          name);
    } finally {
      ownership.leave();
    }
  }

  @Override
  public final void gradient(String name, double... values) {
    enterOutsideFit("gradient(name, values)");
    try {
      Parameters.set(architecture, engine.steps().gradient(), name, values);
    } finally {
      ownership.leave();
    }
  }

  private void enterOutsideFit(String call) {
    ownership.enter();
    if (fitting) {
      ownership.leave();
      throw new TrainingException(
          call + " was called by a listener of a running fit; call it after the fit");
    }
  }
}
