package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import dev.gradwright.Trainer;
import dev.gradwright.train.Progress;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the programs of the tour one after the other, or one command on files of one's own. */
@Command(
    name = "gradwright",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Without a command: the whole tour, on data of its own.",
    subcommands = {TrainCommand.class, EvaluateCommand.class, PredictCommand.class})
public final class Tour implements Runnable {
  private final PrintStream out;

  private Tour(PrintStream out) {
    this.out = out;
  }

  /** Runs the tour or a command; {@code --help} says what there is. */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /** Runs a command and returns the exit code: 0, 1 for what it could not do, 2 for misuse. */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    CommandLine line = new CommandLine(new Tour(out), new Commands(out));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof GradwrightException) {
            err.println(e.getMessage());
            return 1;
          }
          throw e;
        });
    return line.execute(arguments);
  }

  @Override
  public void run() {
    runAll();
  }

  @Command(description = "The 4-16-3 model on four numeric columns and a label of three classes.")
  void iris(
      @Option(names = "--data", required = true, paramLabel = "FILE") Path data,
      @Option(names = "--label", defaultValue = "species") String label,
      @Option(names = "--save", defaultValue = "iris.safetensors") Path save) {
    double unused = new IrisCommand(out, Progress.toConsole()).run(data, label, save);
  }

  @Command(description = "Dense layers on MNIST or Fashion-MNIST.")
  void mnist(
      @Option(names = "--data", required = true, paramLabel = "FOLDER") Path data,
      @Option(names = "--epochs", defaultValue = "10") int epochs,
      @Option(names = "--rate", defaultValue = "0.02") double rate,
      @Option(names = "--save", defaultValue = "mnist.safetensors") Path save) {
    double unused = new DigitsCommand(out, Progress.toConsole()).run(data, epochs, rate, save);
  }

  @Command(description = "Convolutions on MNIST or Fashion-MNIST.")
  void pictures(
      @Option(names = "--data", required = true, paramLabel = "FOLDER") Path data,
      @Option(names = "--epochs", defaultValue = "10") int epochs,
      @Option(names = "--rate", defaultValue = "0.001") double rate,
      @Option(names = "--save", defaultValue = "pictures.safetensors") Path save) {
    double unused = new PicturesCommand(out, Progress.toConsole()).run(data, epochs, rate, save);
  }

  @Command(description = "An autoencoder on images.")
  void sketch(
      @Option(names = "--data", required = true, paramLabel = "FOLDER") Path data,
      @Option(names = "--epochs", defaultValue = "5") int epochs) {
    double unused = new SketchCommand(out, Progress.toConsole()).run(data, epochs);
  }

  @Command(description = "A character model on a text, and what it dreams up.")
  void verse(
      @Option(names = "--data", required = true, paramLabel = "FILE") Path data,
      @Option(names = "--epochs", defaultValue = "8") int epochs,
      @Option(names = "--rate", defaultValue = "0.003") double rate,
      @Option(names = "--dream", defaultValue = "400") int dream) {
    double unused = new VerseCommand(out, Progress.toConsole()).run(data, epochs, rate, dream);
  }

  @Command(description = "One month ahead in a series of numbers.")
  void passengers(
      @Option(names = "--data", required = true, paramLabel = "FILE") Path data,
      @Option(names = "--column", defaultValue = "Passengers") String column) {
    double unused = new PassengersCommand(out).run(data, column);
  }

  @Command(description = "Whether two flowers are of one species, by a net used twice.")
  void siblings(
      @Option(names = "--data", required = true, paramLabel = "FILE") Path data,
      @Option(names = "--label", defaultValue = "species") String label) {
    double unused = new SiblingsCommand(out).run(data, label);
  }

  @Command(description = "Miles per gallon, or another number, by one hidden layer.")
  void regression(
      @Option(names = "--data", required = true, paramLabel = "FILE") Path data,
      @Option(names = "--target", required = true) String target,
      @Option(names = "--categories", split = ",") String[] categories,
      @Option(names = "--ignore", split = ",") String[] ignored,
      @Option(names = "--save", defaultValue = "regression.safetensors") Path save) {
    regression(RegressionCommand::trainer, data, target, categories, ignored, save);
  }

  @Command(description = "As regression, by a residual net.")
  void residual(
      @Option(names = "--data", required = true, paramLabel = "FILE") Path data,
      @Option(names = "--target", required = true) String target,
      @Option(names = "--categories", split = ",") String[] categories,
      @Option(names = "--ignore", split = ",") String[] ignored,
      @Option(names = "--save", defaultValue = "regression.safetensors") Path save) {
    regression(RegressionCommand::residual, data, target, categories, ignored, save);
  }

  private void regression(
      Function<TrainingListener, Trainer<?>> trainer,
      Path data,
      String target,
      String[] categories,
      String[] ignored,
      Path save) {
    double unused =
        new RegressionCommand(out, trainer.apply(Progress.toConsole()))
            .run(data, target, list(categories), list(ignored), save);
  }

  private static String[] list(String[] given) {
    return given == null ? new String[0] : given;
  }

  @Command(description = "The figures of the classic data sets.")
  void figures(
      @Option(names = "--data", required = true, paramLabel = "FOLDER") Path data,
      @Option(names = "--seeds", defaultValue = "5") int seeds,
      @Option(names = "--epochs", defaultValue = "10", description = "of the images; 0: none")
          int epochs) {
    new FiguresCommand(out, data).run(seeds, epochs);
  }

  private void runAll() {
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
    out.println("4. A formula of one's own: the rate of a reaction, from twelve measurements");
    double[] unusedNumbers = Kinetics.run(out);
    out.println();
    out.println("5. Your own data: train a declared model on a table without writing a program");
    out.println(
        "   java -jar samples/tour/target/gradwright-tour.jar train --model Iris --data FILE"
            + " --label COLUMN");
    out.println("   and more with --help: images, text, saved models, reports");
  }
}
