package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Looks into the machine code of the vector kernels for what makes them slow: registers that an
 * innermost loop moves to the stack and back. A clock alone cannot tell that from a busy machine.
 *
 * <p>Needs {@code objdump}, on x86-64.
 */
public final class Spills {
  private static final String HELP =
      """
      spills [OPTIONS]   exit status 0: no spills; 3: spills; 2: nothing to judge was found

        --methods REGEX  names of methods to judge, as CLASS::METHOD (dev\\.gradwright\\..*Vector::.*)
        --jdk HOME       the Java to look at; may be repeated (the one this runs on)
        --forks N        processes per task and JDK (3)
        --workloads A,B  what to run (W1,W2,W3,W4,W4_128,PREDICT_W2,PREDICT_W4)
        --millis MS      how long each process runs (6000)
        --program 'ARGS' run java with these arguments instead of the tasks
        --avx N          the instruction set to use, -XX:UseAVX=N: 2 has 16 vector registers, 3 has 32
        --print PATTERN  what the virtual machine prints (*Vector::*)
      """;

  private final PrintStream out = System.out;
  private Path home = Path.of(".");
  private Pattern methods = Pattern.compile("dev\\.gradwright\\..*Vector::.*");
  private final List<Path> jdks = new ArrayList<>();
  private int forks = 3;
  private String millis = "6000";
  private String program = "";
  private String avx = "";
  private String print = "*Vector::*";
  private List<Task> tasks =
      Arrays.stream(Task.values()).filter(t -> t.kind() != Task.Kind.PROCESS).toList();

  /** What the processes had in common for one method on one JDK. */
  private static final class Finding {
    private int processes;
    private int loops;
    private int products;
    private int spilling;
    private String example = "";
  }

  private Spills() {}

  /** Judges; see the help. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    if (words.contains("--help") || words.size() % 2 != 0) {
      System.out.print(HELP);
      return;
    }
    Spills spills = new Spills();
    for (int i = 0; i < words.size(); i += 2) {
      spills.set(words.get(i), words.get(i + 1));
    }
    if (spills.jdks.isEmpty()) {
      spills.jdks.add(Path.of(System.getProperty("java.home")));
    }
    System.exit(spills.judge());
  }

  private void set(String name, String value) {
    switch (name) {
      case "--home" -> home = Path.of(value);
      case "--methods" -> methods = Pattern.compile(value);
      case "--jdk" -> jdks.add(Path.of(value));
      case "--forks" -> forks = Integer.parseInt(value);
      case "--workloads" -> tasks = Options.tasks(value);
      case "--millis" -> millis = value;
      case "--program" -> program = value;
      case "--avx" -> avx = value;
      case "--print" -> print = value;
      default -> throw new IllegalArgumentException("no option " + name + "\n" + HELP);
    }
  }

  private int judge() throws IOException, InterruptedException {
    boolean found = false;
    boolean spilled = false;
    for (Path jdkHome : jdks) {
      Jdk jdk = Jdk.at(jdkHome);
      Map<String, Finding> findings = new TreeMap<>();
      for (List<String> command : commands(jdk)) {
        for (int fork = 0; fork < forks; fork++) {
          look(command, findings);
        }
      }
      out.printf("JDK %s%n", jdk.version());
      for (Map.Entry<String, Finding> entry : findings.entrySet()) {
        Finding f = entry.getValue();
        // Code entered in mid-loop takes over from the interpreter once, and is left for good.
        boolean judged = !entry.getKey().contains(" @ ");
        out.printf(
            "  %-60s compiled in %d processes, %d hot loops with %d products, spilling: %d%s%s%n",
            entry.getKey(),
            f.processes,
            f.loops,
            f.products,
            f.spilling,
            f.example,
            judged ? "" : " (not judged)");
        found |= judged && f.loops > 0;
        spilled |= judged && f.spilling > 0;
      }
    }
    if (!found) {
      out.println("no compiled method " + methods + " has a loop with products of vectors");
      return 2;
    }
    return spilled ? 3 : 0;
  }

  private List<List<String>> commands(Jdk jdk) {
    List<String> start =
        new ArrayList<>(
            List.of(
                jdk.java().toString(),
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompileCommand=print," + print,
                "--add-modules",
                "jdk.incubator.vector"));
    if (!avx.isEmpty()) {
      start.add("-XX:UseAVX=" + avx);
    }
    if (!program.isEmpty()) {
      return List.of(joined(start, List.of(program.split(" ", -1))));
    }
    List<List<String>> commands = new ArrayList<>();
    for (Task task : tasks) {
      Side ours = Side.all().get(0);
      List<String> rest = new ArrayList<>(ours.command(jdk.java(), home));
      rest.remove(0);
      rest.addAll(List.of(task.name(), millis, "100", "5"));
      commands.add(joined(start, rest));
    }
    return commands;
  }

  private static List<String> joined(List<String> start, List<String> rest) {
    List<String> all = new ArrayList<>(start);
    all.addAll(rest);
    return all;
  }

  private void look(List<String> command, Map<String, Finding> findings)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile("spills", ".txt");
    try {
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
      }
      for (CompiledMethod method : CompiledMethod.read(Files.readAllLines(printed))) {
        if (methods.matcher(method.name()).matches()) {
          Finding finding = findings.computeIfAbsent(method.name(), name -> new Finding());
          finding.processes++;
          for (HotLoop loop : HotLoop.of(disassembled(method))) {
            finding.loops++;
            finding.products += loop.products();
            if (!loop.spills().isEmpty()) {
              finding.spilling++;
              finding.example = ", such as " + loop.spills().get(0);
            }
          }
        }
      }
    } finally {
      Files.delete(printed);
    }
  }

  private static List<String> disassembled(CompiledMethod method)
      throws IOException, InterruptedException {
    Path binary = Files.createTempFile("spills", ".bin");
    Path listing = Files.createTempFile("spills", ".asm");
    try {
      Files.write(binary, method.code());
      int status =
          new ProcessBuilder(
                  "objdump",
                  "-D",
                  "-b",
                  "binary",
                  "-m",
                  "i386:x86-64",
                  "-M",
                  "intel",
                  "--no-show-raw-insn",
                  "--adjust-vma=0x" + Long.toHexString(method.address()),
                  binary.toString())
              .redirectOutput(listing.toFile())
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("objdump ended with " + status);
      }
      return Files.readAllLines(listing);
    } finally {
      Files.delete(binary);
      Files.delete(listing);
    }
  }
}
