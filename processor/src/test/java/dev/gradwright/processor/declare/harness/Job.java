package dev.gradwright.processor.declare.harness;

import dev.gradwright.processor.GradwrightProcessor;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One compilation.
 *
 * @param directory where sources, generated sources and classes go: {@code src}, {@code gen},
 *     {@code classes}
 * @param sources the texts by path, {@code p/Iris.java}
 * @param options of the compiler, beside the paths that every job has
 * @param processors the classes of the processors; none if the options name them
 */
public record Job(
    String directory,
    TreeMap<String, String> sources,
    List<String> options,
    List<String> processors)
    implements Serializable {
  /** Creates a job with the options that every user of a strict build has. */
  public static Job strict(Path directory) {
    return new Job(
        directory.toString(),
        new TreeMap<>(),
        List.of("-Xlint:all"),
        List.of(GradwrightProcessor.class.getName()));
  }

  /** Adds a source. */
  public Job with(String path, String text) {
    TreeMap<String, String> more = new TreeMap<>(sources);
    more.put(path, text);
    return new Job(directory, more, options, processors);
  }

  /** Adds options. */
  public Job options(String... added) {
    List<String> more = new ArrayList<>(options);
    more.addAll(List.of(added));
    return new Job(directory, sources, more, processors);
  }

  /** Puts other processors in the place of ours; none leaves it to the options to name them. */
  public Job withProcessors(Class<?>... types) {
    List<String> names = Stream.of(types).map(Class::getName).toList();
    return new Job(directory, sources, options, names);
  }

  /** Returns where the sources are. */
  public Path src() {
    return Path.of(directory, "src");
  }

  /** Returns where generated sources go. */
  public Path gen() {
    return Path.of(directory, "gen");
  }

  /** Returns where classes go. */
  public Path classes() {
    return Path.of(directory, "classes");
  }
}
