package dev.gradwright.processor.declare.harness;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** javac of another JDK, or with other limits: a program that compiles job after job. */
public final class RemoteCompiler implements SourceCompiler {
  private final String name;
  private final Path home;
  private final List<String> settings;
  private @Nullable Process process;
  private @Nullable ObjectOutputStream jobs;
  private @Nullable ObjectInputStream outcomes;

  /** Names a compiler; it is started with the first job and ends with this program. */
  public RemoteCompiler(String name, Path home, List<String> settings) {
    this.name = name;
    this.home = home;
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public boolean hasColumns() {
    return true;
  }

  @Override
  public synchronized Outcome compile(Job job) {
    try {
      if (process == null) {
        start();
      }
      ObjectOutputStream out = java.util.Objects.requireNonNull(jobs);
      out.writeObject(job);
      out.flush();
      return (Outcome) java.util.Objects.requireNonNull(outcomes).readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(settings);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RemoteMain.class.getName());
    Process started =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process = started;
    jobs = new ObjectOutputStream(started.getOutputStream());
    jobs.flush();
    outcomes = new ObjectInputStream(started.getInputStream());
  }
}
