package dev.gradwright.processor.testing;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.program.Program;
import dev.gradwright.state.GeneratedNetwork;
import dev.gradwright.state.LoadOption;
import dev.gradwright.train.TrainerBuilder;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One compiled model, by the public types that all generated classes share. The only reflection is
 * for the two static methods that a user would call by name.
 */
public final class CompiledModel {
  /** The seed of {@link #trainer}. */
  static final long SEED = 7;

  private final String name;
  private final ClassLoader loader;
  private final ProgramCollector.@Nullable Collected collected;

  CompiledModel(String name, ClassLoader loader, ProgramCollector.@Nullable Collected collected) {
    this.name = name;
    this.loader = loader;
    this.collected = collected;
  }

  /** Returns the model's simple name. */
  public String name() {
    return name;
  }

  /** Returns a builder of its trainer. */
  @SuppressWarnings("unchecked")
  public TrainerBuilder<? extends Trainer<?>> builder() {
    return (TrainerBuilder<? extends Trainer<?>>) call("Trainer", "builder");
  }

  /** Returns a trainer with plain gradient descent. */
  public Trainer<?> trainer() {
    return builder().optimizer(Sgd.rate(0.05)).seed(SEED).build();
  }

  /** Returns a network with initial parameters. */
  public Network initial(long seed) {
    return (Network) call("Network", "initial", seed);
  }

  /** Returns the network that a file holds. */
  public Network load(Path file) {
    return (Network) call("Network", "load", file, new LoadOption[0]);
  }

  /** Returns the predictions of a model of one input in float, all rows going through at once. */
  public float[] predictInOnePiece(Network network, float[] x, int rows) {
    GeneratedNetwork generated = (GeneratedNetwork) network;
    float[] out = new float[rows * network.outputWidth()];
    try {
      Method predict =
          network
              .getClass()
              .getMethod("predict", Workspace.class, float[].class, int.class, float[].class);
      predict.setAccessible(true);
      var unused = predict.invoke(network, generated.newWorkspace(rows), x, rows, out);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot predict with " + name, e);
    }
    return out;
  }

  /** Returns the abstract program. */
  public Program program() {
    return collected().program();
  }

  /** Returns the model as checked. */
  public CheckedModel checked() {
    return collected().checked();
  }

  private ProgramCollector.Collected collected() {
    if (collected == null) {
      throw new AssertionError("no program was collected for " + name);
    }
    return collected;
  }

  private Object call(String suffix, String method, Object... arguments) {
    try {
      Class<?> type = Class.forName("t." + name + suffix, true, loader);
      for (Method m : type.getDeclaredMethods()) {
        if (m.getName().equals(method) && m.getParameterCount() == arguments.length) {
          m.setAccessible(true);
          return m.invoke(null, arguments);
        }
      }
      throw new AssertionError(type + " has no " + method);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot call " + method + " of " + name + suffix, e);
    }
  }
}
