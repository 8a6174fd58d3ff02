package dev.gradwright.kernel;

import java.util.Optional;

/** Whether this JVM was started with {@code --add-modules jdk.incubator.vector}. */
public final class VectorModule {
  /** The module's name. */
  public static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Returns the module, if it is there. */
  public static Optional<Module> find() {
    return ModuleLayer.boot().findModule(NAME);
  }
}
