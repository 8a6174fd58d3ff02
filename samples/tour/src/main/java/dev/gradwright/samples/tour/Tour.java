package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs the programs of the tour one after the other, or one of them on a file of one's own. */
public final class Tour {
  private static final String USAGE = "usage: tour [--data FILE --label COLUMN]";

  private Tour() {}

  /** Runs the tour; see {@code --help}. */
  public static void main(String[] arguments) {
    List<String> given = Arrays.asList(arguments);
    PrintStream out = System.out;
    if (given.isEmpty()) {
      runAll(out);
    } else if (given.size() == 4 && given.contains("--data") && given.contains("--label")) {
      Path file = Path.of(after(given, "--data"));
      try {
        OwnData.run(file, after(given, "--label"), out);
      } catch (GradwrightException e) {
        System.err.println(e.getMessage());
        System.exit(1);
      }
    } else {
      out.println(USAGE);
      System.exit(given.contains("--help") ? 0 : 2);
    }
  }

  private static String after(List<String> given, String option) {
    int place = given.indexOf(option) + 1;
    return place < given.size() ? given.get(place) : "";
  }

  private static void runAll(PrintStream out) {
    out.println("1. Linear regression: a line through 100 points, trained with fit");
    LineTrainer fitted = LinearRegression.fit(out);
    out.println();
    out.println("2. The same loop by hand: forward, loss, backward, update");
    LineTrainer byHand = LinearRegression.byHand(out);
    boolean same =
        Arrays.equals(fitted.parameter("y.weight"), byHand.parameter("y.weight"))
            && Arrays.equals(fitted.parameter("y.bias"), byHand.parameter("y.bias"));
    out.println(same ? "the same bits" : "NOT the same bits");
    out.println();
    out.println("3. Two interleaved spirals: 2-32-32-1, trained on four fifths of 1200 points");
    double unused = TwoSpirals.run(out);
    out.println();
    out.println(
        "4. Your own data: four numeric columns and a label of three classes, such as iris");
    out.println("   java -jar samples/tour/target/gradwright-tour.jar --data FILE --label COLUMN");
  }
}
