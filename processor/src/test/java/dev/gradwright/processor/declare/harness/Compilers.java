package dev.gradwright.processor.declare.harness;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that every declaration test runs under. */
public final class Compilers {
  /** The newest release that is tested beside the running one. */
  private static final int LATER = 25;

  private static final Path JDKS = Path.of("/usr/lib/jvm");
  private static final ConcurrentMap<String, SourceCompiler> STARTED = new ConcurrentHashMap<>();

  private Compilers() {}

  /** Returns javac of the running JDK. */
  public static SourceCompiler javac() {
    return new ToolCompiler(
        "javac " + Runtime.version().feature(),
        true,
        ToolProvider.getSystemJavaCompiler(),
        List.of("--release", "17"));
  }

  /** Returns the compiler of Eclipse. */
  public static SourceCompiler ecj() {
    return new ToolCompiler(
        "ecj", false, new EclipseCompiler(), List.of("-source", "17", "-target", "17"));
  }

  /** Returns javac of a later JDK in a program of its own, if there is such a JDK. */
  public static Optional<SourceCompiler> laterJavac() {
    if (Runtime.version().feature() >= LATER) {
      return Optional.empty(); // javac() is the later one
    }
    return laterJdk()
        .map(
            home ->
                STARTED.computeIfAbsent(
                    home.toString(), h -> new RemoteCompiler("javac " + LATER, home, List.of())));
  }

  /** Returns the home of a later JDK. */
  public static Optional<Path> laterJdk() {
    if (!Files.isDirectory(JDKS)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(JDKS)) {
      return homes
          .sorted()
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")) && isLater(home))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isLater(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines.anyMatch(line -> line.startsWith("JAVA_VERSION=\"" + LATER));
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns all of them. */
  public static List<SourceCompiler> all() {
    Optional<SourceCompiler> later = laterJavac();
    if (later.isEmpty() && Runtime.version().feature() < LATER) {
      System.out.println("no JDK " + LATER + " in " + JDKS + ": its javac is not tested");
    }
    return Stream.of(Stream.of(javac()), later.stream(), Stream.of(ecj())).flatMap(s -> s).toList();
  }

  /** Returns the directory or archive that a class was loaded from. */
  public static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
