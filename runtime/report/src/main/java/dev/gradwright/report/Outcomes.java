package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.Output;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.Network;
import dev.gradwright.data.Binding;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import java.util.ArrayList;
import java.util.List;

/** What was predicted of rows beside what is true of them, for each loss that has targets. */
final class Outcomes {
  /** So many rows are predicted at once, which bounds the memory. */
  private static final int PIECE = 4_096;

  /** One loss: where its numbers stand in a prediction, and what takes them. */
  private record Part(LossTerm loss, int field, int from, int width, Outcome outcome) {}

  private final List<Part> parts;
  private final String name;
  private final int rows;
  private final int step;

  private Outcomes(List<Part> parts, String name, int rows, int step) {
    this.parts = parts;
    this.name = name;
    this.rows = rows;
    this.step = step;
  }

  /**
   * Predicts rows.
   *
   * @param name what the rows are, for the heading
   * @param most of more rows than these every second, third, ... is taken
   */
  static Outcomes of(Network network, Dataset data, String name, int most) {
    List<Part> parts = parts(network, data);
    int step = (data.rows() + most - 1) / most;
    int count = (data.rows() + step - 1) / step;
    for (int from = 0; from < count && !parts.isEmpty(); from += PIECE) {
      int[] rows = new int[Math.min(PIECE, count - from)];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (from + i) * step;
      }
      add(parts, network, data.slice(rows));
    }
    return new Outcomes(parts, name, count, step);
  }

  /** Writes an object for each loss. */
  void write(Json json) {
    for (Part part : parts) {
      json.open();
      json.text("loss", part.loss.name());
      json.text("data", name);
      json.whole("rows", rows);
      json.whole("step", step);
      part.outcome.write(json);
      json.close();
    }
  }

  private static void add(List<Part> parts, Network network, Dataset rows) {
    double[] predicted = network.predict(rows);
    int width = network.outputWidth();
    for (Part part : parts) {
      Field field = rows.field(part.field);
      double[] target = new double[field.width()];
      double[] prediction = new double[part.width];
      for (int r = 0; r < rows.rows(); r++) {
        for (int i = 0; i < target.length; i++) {
          double value = field.get(r, i);
          boolean isMissing = field.kind() == Field.Kind.CLASSES && value < 0;
          target[i] = isMissing ? Double.NaN : value;
        }
        System.arraycopy(predicted, r * width + part.from, prediction, 0, part.width);
        part.outcome.add(target, prediction);
      }
    }
  }

  private static List<Part> parts(Network network, Dataset data) {
    Architecture model = network.architecture();
    List<Part> parts = new ArrayList<>();
    for (LossTerm loss : model.losses()) {
      int field = Binding.findTargets(model, loss, data);
      int from = 0;
      for (Output output : model.outputs()) {
        int width = model.node(output.node()).width();
        if (field >= 0 && output.node().equals(loss.prediction())) {
          Outcome outcome = outcome(loss, network, data.field(field), data.rows());
          parts.add(new Part(loss, field, from, width, outcome));
          break;
        }
        from += width;
      }
    }
    return parts;
  }

  private static Outcome outcome(LossTerm loss, Network network, Field field, int rows) {
    List<String> names = network.classes(loss.name());
    if (names.isEmpty()) {
      names = field.classNames();
    }
    return switch (loss.target()) {
      case CLASS, DISTRIBUTION -> new Confusion(loss.target(), named(names, loss.width()));
      case PROBABILITY, SIGN ->
          new Confusion(
              loss.target(),
              loss.target() == TargetKind.SIGN ? List.of("-1", "1") : named(names, 2));
      case REAL, COUNT, NODE -> new Scatter((long) rows * loss.width());
    };
  }

  private static List<String> named(List<String> names, int count) {
    if (names.size() == count) {
      return names;
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }
}
