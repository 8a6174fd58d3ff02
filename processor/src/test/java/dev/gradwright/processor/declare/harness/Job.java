package dev.gradwright.processor.declare.harness;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One compilation.
 *
 * @param directory where sources, generated sources and classes go: {@code src}, {@code gen},
 *     {@code classes}
 * @param sources the texts by path, {@code p/Iris.java}
 * @param options of the compiler, beside the paths that every job has
 * @param processors what finds the processor
 */
public record Job(
    String directory, TreeMap<String, String> sources, List<String> options, Processors processors)
    implements Serializable {
  /** How the processor gets into the compilation. */
  public enum Processors {
    /** An instance, handed over by the program that runs the compiler. */
    INSTANCE,
    /** As the options say. */
    OPTIONS
  }

  /** Creates a job with the options that every user of a strict build has. */
  public static Job strict(Path directory) {
    return new Job(
        directory.toString(), new TreeMap<>(), List.of("-Xlint:all"), Processors.INSTANCE);
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

  /** Leaves it to the options to name the processor. */
  public Job processorFromOptions() {
    return new Job(directory, sources, options, Processors.OPTIONS);
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
