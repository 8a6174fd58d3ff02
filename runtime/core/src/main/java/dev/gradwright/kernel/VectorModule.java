package dev.gradwright.kernel;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether this JVM was started with {@code --add-modules jdk.incubator.vector}. */
public final class VectorModule {
  /** The module's name. */
  public static final String NAME = "jdk.incubator.vector";

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private VectorModule() {}

  /** Returns the module, if it is there; if not, says once what it would bring. */
  public static Optional<Module> request() {
    Optional<Module> module = ModuleLayer.boot().findModule(NAME);
    if (module.isEmpty() && SAID.compareAndSet(false, true)) {
      System.getLogger("dev.gradwright")
          .log(
              System.Logger.Level.INFO,
              "training goes several times faster, with the same results to the bit, if java is"
                  + " started with --add-modules {0}",
              NAME);
    }
    return module;
  }
}
