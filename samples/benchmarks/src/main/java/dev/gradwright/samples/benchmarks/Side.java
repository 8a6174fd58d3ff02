package dev.gradwright.samples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A contender as a process.
 *
 * @param id short name, for options and files
 * @param title name in tables
 * @param peer whether it is built from the peers' pom, by a profile named like the id
 * @param main the class to start
 * @param flags of the virtual machine
 * @param environment variables that keep it to one thread
 */
record Side(
    String id,
    String title,
    boolean peer,
    String main,
    List<String> flags,
    Map<String, String> environment) {
  private static final String HERE = "dev.gradwright.samples.benchmarks.";
  private static final Map<String, String> ONE_THREAD =
      Map.of("OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1");

  /** A program that does nothing, for the start of the virtual machine itself. */
  static final Side EMPTY =
      new Side("empty", "empty program", false, HERE + "contest.Empty", List.of(), Map.of());

  /** All that compete, Gradwright first: ratios are to the first. */
  static List<Side> all() {
    return List.of(
        new Side(
            "gradwright",
            "Gradwright",
            false,
            HERE + "GradwrightContender",
            List.of("--add-modules", "jdk.incubator.vector"),
            Map.of()),
        new Side(
            "gradwright-plain",
            "Gradwright, no flag",
            false,
            HERE + "GradwrightContender",
            List.of(),
            Map.of()),
        new Side(
            "loop", "plain Java loop", false, HERE + "contest.PlainLoops", List.of(), Map.of()),
        new Side("encog", "Encog 3.4", true, HERE + "peers.EncogPeer", List.of(), Map.of()),
        new Side("tribuo", "Tribuo 4.3.2", true, HERE + "peers.TribuoPeer", List.of(), Map.of()),
        new Side(
            "djl",
            "DJL 0.36.0 (PyTorch 2.7.1)",
            true,
            HERE + "peers.DjlPeer",
            List.of(
                "-Dai.djl.pytorch.num_threads=1",
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dai.djl.offline=true"),
            ONE_THREAD),
        new Side(
            "tensorflow",
            "TensorFlow-Java 1.1.0",
            true,
            HERE + "peers.TensorFlowPeer",
            List.of(),
            ONE_THREAD));
  }

  /** A program of this module, with the flags of Gradwright's side. */
  static Side ours(Class<?> main) {
    String name = main.getSimpleName();
    return new Side(name, name, false, main.getName(), all().get(0).flags(), Map.of());
  }

  /** Returns the command that starts it, without arguments. */
  List<String> command(Path java, Path home) {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx2g"));
    command.addAll(flags);
    if (peer) {
      Path built = home.resolve("peers/target").resolve(id);
      command.add("-DDJL_CACHE_DIR=" + built.resolve("cache"));
      command.add("-cp");
      command.add(built.resolve("classes") + ":" + built.resolve("lib") + "/*");
    } else {
      command.add("-cp");
      command.add(home.resolve("target/gradwright-benchmarks.jar").toString());
    }
    command.add(main);
    return command;
  }
}
