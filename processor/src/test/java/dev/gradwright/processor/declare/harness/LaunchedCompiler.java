package dev.gradwright.processor.declare.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/** The program {@code javac} itself, which knows only what its options say. */
public final class LaunchedCompiler {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:(\\S+\\.java):(\\d+):(\\d+):|-) compiler\\.(err|warn|note)\\.(\\S+):? ?(.*)");

  private final Path home;

  /** Names a JDK. */
  public LaunchedCompiler(Path home) {
    this.home = home;
  }

  /** Compiles; multi-line messages keep their first line. */
  public Outcome compile(Job job) {
    try {
      List<String> command = new ArrayList<>();
      command.add(home.resolve("bin/javac").toString());
      command.addAll(List.of("-XDrawDiagnostics", "-encoding", "UTF-8"));
      command.addAll(List.of("-d", job.classes().toString(), "-s", job.gen().toString()));
      command.addAll(job.options());
      for (Map.Entry<String, String> source : job.sources().entrySet()) {
        Path file = job.src().resolve(source.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
        command.add(file.toString());
      }
      Files.createDirectories(job.gen());
      Files.createDirectories(job.classes());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return outcome(job, process.waitFor() == 0, said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Outcome outcome(Job job, boolean success, String said) {
    List<Finding> findings = new ArrayList<>();
    List<Finding> notes = new ArrayList<>();
    for (String line : said.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        Diagnostic.Kind kind =
            switch (matcher.group(4)) {
              case "err" -> Diagnostic.Kind.ERROR;
              case "warn" -> Diagnostic.Kind.WARNING;
              default -> Diagnostic.Kind.NOTE;
            };
        String file = matcher.group(1);
        Finding finding =
            new Finding(
                kind,
                file == null ? "" : file,
                file == null ? 0 : Long.parseLong(matcher.group(2)),
                file == null ? 0 : Long.parseLong(matcher.group(3)),
                matcher.group(6).isEmpty() ? matcher.group(5) : matcher.group(6));
        (kind == Diagnostic.Kind.NOTE ? notes : findings).add(finding);
      }
    }
    return new Outcome(job, success, findings, notes);
  }
}
