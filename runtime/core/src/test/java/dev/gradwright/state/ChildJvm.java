package dev.gradwright.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts Java processes with the class path of the tests. */
public final class ChildJvm {
  private static final Path HOMES = Path.of("/usr/lib/jvm");

  private ChildJvm() {}

  /** Returns the process that runs a class on a JDK. */
  public static Process start(Path home, Class<?> main, String... arguments) throws IOException {
    List<String> command = command(home, main, arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Returns the command that runs a class on a JDK. */
  public static List<String> command(Path home, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Returns the JDK that runs the tests. */
  public static Path own() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Returns an installed JDK of a feature version, this one or one beside the system's others. */
  public static Optional<Path> jdk(int feature) {
    if (Runtime.version().feature() == feature) {
      return Optional.of(own());
    }
    if (!Files.isDirectory(HOMES)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(HOMES)) {
      return homes.sorted().filter(home -> isJdk(home, feature)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isJdk(Path home, int feature) {
    Path release = home.resolve("release");
    try {
      return Files.isExecutable(home.resolve("bin").resolve("java"))
          && Files.isRegularFile(release)
          && Files.readString(release).contains("JAVA_VERSION=\"" + feature + ".");
    } catch (IOException e) {
      return false;
    }
  }
}
