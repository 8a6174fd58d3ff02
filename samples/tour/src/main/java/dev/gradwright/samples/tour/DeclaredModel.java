package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.state.LoadOption;
import dev.gradwright.state.ModelFile;
import dev.gradwright.train.TrainerBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;

/**
 * The classes generated for a model that is known by its name alone, as a command line has it: the
 * only place where they are looked up instead of called.
 */
final class DeclaredModel {
  private final String name;

  private DeclaredModel(String name) {
    this.name = name;
  }

  /**
   * Finds a model.
   *
   * @param name of the annotated interface, such as {@code com.example.Iris}; without a package a
   *     model of the tour
   */
  static DeclaredModel named(String name) {
    String full = name.contains(".") ? name : DeclaredModel.class.getPackageName() + "." + name;
    DeclaredModel model = new DeclaredModel(full);
    Class<?> unused = model.generated("Trainer");
    return model;
  }

  /** Finds the model that a file holds. */
  static DeclaredModel in(Path file) {
    return named(ModelFile.architecture(file).modelName());
  }

  @SuppressWarnings("unchecked")
  TrainerBuilder<? extends Trainer<?>> trainer() {
    return (TrainerBuilder<? extends Trainer<?>>) call("Trainer", "builder");
  }

  Network load(Path file) {
    return (Network) call("Network", "load", file, new LoadOption[0]);
  }

  private Object call(String kind, String method, Object... arguments) {
    try {
      for (Method candidate : generated(kind).getDeclaredMethods()) {
        if (candidate.getName().equals(method)
            && candidate.getParameterCount() == arguments.length) {
          candidate.setAccessible(true);
          return candidate.invoke(null, arguments);
        }
      }
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new GradwrightException(name + kind + "." + method + " failed: " + e.getCause(), e);
    } catch (IllegalAccessException e) {
      throw new GradwrightException(name + kind + "." + method + " cannot be called: " + e, e);
    }
    throw new GradwrightException(name + kind + " has no method " + method);
  }

  private Class<?> generated(String kind) {
    int dot = name.lastIndexOf('.');
    String type = name.substring(0, dot + 1) + name.substring(dot + 1).replace('$', '_') + kind;
    try {
      return Class.forName(type);
    } catch (ClassNotFoundException e) {
      throw new GradwrightException(
          "there is no class "
              + type
              + " on the class path; is "
              + name
              + " a model, its jar given with java -cp, and its name written with its package?",
          e);
    }
  }
}
