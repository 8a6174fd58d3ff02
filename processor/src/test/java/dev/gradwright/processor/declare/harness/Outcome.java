package dev.gradwright.processor.declare.harness;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of a compilation.
 *
 * @param success whether the compiler was content
 * @param findings all it said, notes excluded
 * @param notes the notes
 */
public record Outcome(Job job, boolean success, List<Finding> findings, List<Finding> notes)
    implements Serializable {
  /** Returns the errors. */
  public List<Finding> errors() {
    return findings.stream().filter(Finding::isError).toList();
  }

  /** Returns what was said about one file. */
  public List<Finding> in(String file) {
    return findings.stream().filter(f -> f.file().equals(file)).toList();
  }

  /** Returns the texts of generated sources by path. */
  public Map<String, String> generated() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(job.gen())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        texts.put(job.gen().relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Returns a loader of the compiled classes. */
  public ClassLoader loader() {
    try {
      URL[] classes = {job.classes().toUri().toURL()};
      return new URLClassLoader(classes, Outcome.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
