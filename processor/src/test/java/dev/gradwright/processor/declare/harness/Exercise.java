package dev.gradwright.processor.declare.harness;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import dev.gradwright.train.TrainerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Loads generated classes and lets each do what it is for, once. */
public final class Exercise {
  private static final int ROWS = 5;

  private Exercise() {}

  /** Runs every network and trainer of a compilation; returns the names of their classes. */
  public static List<String> runAll(Outcome outcome) {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(outcome.job().classes())) {
      for (Path file : files.sorted().toList()) {
        String path = outcome.job().classes().relativize(file).toString();
        if (path.endsWith("Network.class") || path.endsWith("Trainer.class")) {
          names.add(path.replace(".class", "").replace('/', '.'));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ClassLoader loader = outcome.loader();
    names.forEach(name -> run(loader, name));
    return names;
  }

  /** Runs one class: a network predicts a row, a trainer takes a step. */
  public static void run(ClassLoader loader, String name) {
    try {
      Class<?> type = loader.loadClass(name);
      if (name.endsWith("Network")) {
        predict((Network) invokeStatic(type, "initial", 7L));
      } else {
        step((Trainer<?>) ((TrainerBuilder<?>) invokeStatic(type, "builder")).build());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static Object invokeStatic(Class<?> type, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
        method.setAccessible(true);
        return method.invoke(null, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static void predict(Network network) {
    double[] row = IntStream.range(0, network.inputWidth()).mapToDouble(i -> 0.1 * i).toArray();
    double[] answer = network.predict(row);
    if (answer.length != network.outputWidth() || Double.isNaN(answer[0])) {
      throw new AssertionError(network.architecture().modelName() + " does not predict");
    }
  }

  private static void step(Trainer<?> trainer) {
    String before = parameters(trainer);
    trainer.forward(data(trainer.architecture()).batch());
    double loss = trainer.loss();
    trainer.backward();
    trainer.update();
    if (Double.isNaN(loss) || before.equals(parameters(trainer))) {
      throw new AssertionError(trainer.architecture().modelName() + " does not learn");
    }
  }

  private static String parameters(Trainer<?> trainer) {
    StringBuilder all = new StringBuilder();
    for (Architecture.Parameter parameter : trainer.architecture().parameters()) {
      all.append(java.util.Arrays.toString(trainer.parameter(parameter.name())));
    }
    return all.toString();
  }

  private static Dataset data(Architecture model) {
    DatasetBuilder data = Dataset.builder();
    for (Architecture.Node input : model.inputs()) {
      data.features(input.name(), numbers(input.width()), input.width());
    }
    for (Architecture.LossTerm loss : model.losses()) {
      switch (loss.target()) {
        case CLASS ->
            data.classes(
                loss.name(),
                IntStream.range(0, ROWS * model.positions(loss))
                    .map(i -> i % loss.width())
                    .toArray(),
                model.positions(loss),
                IntStream.range(0, loss.width()).mapToObj(i -> String.format("c%05d", i)).toList());
        case NODE -> {}
        default -> data.targets(loss.name(), targets(loss), loss.width());
      }
    }
    return data.build();
  }

  private static double[] targets(Architecture.LossTerm loss) {
    double[] values = numbers(loss.width());
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (loss.target()) {
            case SIGN -> i % 2 == 0 ? 1 : -1;
            case COUNT -> i;
            case PROBABILITY -> 0.25;
            case DISTRIBUTION -> i % loss.width() == 0 ? 1 : 0;
            default -> values[i];
          };
    }
    return values;
  }

  private static double[] numbers(int width) {
    double[] numbers = new double[ROWS * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((i * 37) % 101) / 50.0 - 1;
    }
    return numbers;
  }
}
