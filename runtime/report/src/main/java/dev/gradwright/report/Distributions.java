package dev.gradwright.report;

import dev.gradwright.Architecture.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the numbers of each parameter and of its gradient are spread, over epochs and at last. */
final class Distributions {
  /** The epochs kept of one parameter, fewer where there are many parameters. */
  private static final int MOST_EPOCHS = 200;

  private static final int FEWEST_EPOCHS = 20;
  private static final int MOST_SAMPLES = 8_000;

  private final List<Course> courses = new ArrayList<>();
  private final int most;
  private int stride = 1;

  /** One parameter. */
  private static final class Course {
    final Parameter parameter;
    final Spread weights = new Spread();
    final Spread gradients = new Spread();

    Course(Parameter parameter) {
      this.parameter = parameter;
    }
  }

  /** The numbers of a parameter, or of its gradient. */
  private static final class Spread {
    final TreeMap<Integer, double[]> bands = new TreeMap<>();
    @Nullable Distribution last;

    void add(int epoch, double[] numbers) {
      Distribution distribution = Distribution.of(numbers);
      bands.put(epoch, distribution.bands());
      last = distribution;
    }
  }

  Distributions(List<Parameter> parameters) {
    parameters.forEach(parameter -> courses.add(new Course(parameter)));
    int share = MOST_SAMPLES / Math.max(1, parameters.size());
    most = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, share));
  }

  /** Returns whether an epoch is to be taken: of long trainings not every one is. */
  boolean isDue(int epoch) {
    return epoch % stride == 0;
  }

  void weights(int epoch, Function<String, double[]> numbers) {
    for (Course course : courses) {
      course.weights.add(epoch, numbers.apply(course.parameter.name()));
    }
    thin();
  }

  void gradients(int epoch, Function<String, double[]> numbers) {
    for (Course course : courses) {
      if (course.parameter.isLearned()) {
        course.gradients.add(epoch, numbers.apply(course.parameter.name()));
      }
    }
  }

  /** Takes the weights that remain, which need not be those of the last epoch. */
  void end(Function<String, double[]> numbers) {
    for (Course course : courses) {
      course.weights.last = Distribution.of(numbers.apply(course.parameter.name()));
    }
  }

  /** Keeps every other epoch where they have become too many. */
  private void thin() {
    if (courses.isEmpty() || courses.get(0).weights.bands.size() <= most) {
      return;
    }
    stride *= 2;
    for (Course course : courses) {
      course.weights.bands.keySet().removeIf(epoch -> epoch % stride != 0);
      course.gradients.bands.keySet().removeIf(epoch -> epoch % stride != 0);
    }
  }

  void write(Json json) {
    json.array("parameters");
    for (Course course : courses) {
      json.open();
      json.text("name", course.parameter.name());
      json.text("shape", course.parameter.shape().toString());
      json.whole("size", course.parameter.size());
      write(json, "weights", course.weights);
      write(json, "gradients", course.gradients);
      json.close();
    }
    json.end();
  }

  private static void write(Json json, String name, Spread spread) {
    json.open(name);
    json.array("epochs");
    spread.bands.keySet().forEach(epoch -> json.whole(epoch));
    json.end();
    json.array("bands");
    int count = spread.bands.isEmpty() ? 0 : spread.bands.firstEntry().getValue().length;
    for (int i = 0; i < count; i++) {
      int band = i;
      json.array();
      spread.bands.values().forEach(bands -> json.rough(bands[band]));
      json.end();
    }
    json.end();
    Distribution last = spread.last;
    if (last != null) {
      json.rough("from", last.bands()[0]);
      json.rough("to", last.bands()[last.bands().length - 1]);
      json.whole("notFinite", last.notFinite());
      json.array("counts");
      for (int c : last.counts()) {
        json.whole(c);
      }
      json.end();
    }
    json.close();
  }
}
