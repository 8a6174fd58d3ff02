package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import dev.gradwright.Trainer;
import dev.gradwright.train.Progress;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Runs the programs of the tour one after the other, or one of them on files of one's own. */
public final class Tour {
  private static final String USAGE =
      """
      usage: tour                                     the whole tour, on data of its own
             tour iris --data FILE [--label species] [--save iris.safetensors]
             tour mnist --data FOLDER [--epochs 10] [--rate 0.02] [--save mnist.safetensors]
             tour pictures --data FOLDER [--epochs 10] [--rate 0.001] [--save pictures.safetensors]
             tour sketch --data FOLDER [--epochs 5]
             tour verse --data FILE [--epochs 8] [--rate 0.003] [--dream 400]
             tour passengers --data FILE [--column Passengers]
             tour siblings --data FILE [--label species]
             tour residual, as regression
             tour regression --data FILE --target COLUMN [--categories A,B] [--ignore C,D]
                             [--save regression.safetensors]
             tour predict --model FILE --data FILE [--categories A,B] [--ignore C,D]
             tour figures --data FOLDER [--seeds 5] [--epochs 10]
             tour --data FILE --label COLUMN          as iris""";

  private final PrintStream out;

  private Tour(PrintStream out) {
    this.out = out;
  }

  /** Runs the tour; {@code --help} says what there is. */
  public static void main(String[] arguments) {
    try {
      new Tour(System.out).run(Arrays.asList(arguments));
    } catch (GradwrightException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run(List<String> given) {
    String command = given.isEmpty() ? "" : given.get(0);
    List<String> options = given.isEmpty() ? given : given.subList(1, given.size());
    switch (command) {
      case "" -> runAll();
      case "--data", "--label" -> iris(given);
      case "iris" -> iris(options);
      case "mnist" -> mnist(options);
      case "pictures" -> pictures(options);
      case "sketch" -> sketch(options);
      case "verse" -> verse(options);
      case "passengers" -> passengers(options);
      case "siblings" -> siblings(options);
      case "regression" -> regression(options, RegressionCommand::trainer);
      case "residual" -> regression(options, RegressionCommand::residual);
      case "predict" -> predict(options);
      case "figures" -> figures(options);
      case "--help" -> out.println(USAGE);
      default -> throw new GradwrightException("the tour has no command " + command + "\n" + USAGE);
    }
  }

  private void iris(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--label", "--save");
    String label = given.find("--label").orElse("species");
    Path save = Path.of(given.find("--save").orElse("iris.safetensors"));
    double unused =
        new IrisCommand(out, Progress.toConsole()).run(given.path("--data"), label, save);
  }

  private void mnist(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--epochs", "--rate", "--save");
    Path save = Path.of(given.find("--save").orElse("mnist.safetensors"));
    double unused =
        new DigitsCommand(out, Progress.toConsole())
            .run(given.path("--data"), epochs(given), given.number("--rate", "0.02"), save);
  }

  private void pictures(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--epochs", "--rate", "--save");
    Path save = Path.of(given.find("--save").orElse("pictures.safetensors"));
    double unused =
        new PicturesCommand(out, Progress.toConsole())
            .run(given.path("--data"), epochs(given), given.number("--rate", "0.001"), save);
  }

  private void sketch(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--epochs");
    double unused =
        new SketchCommand(out, Progress.toConsole())
            .run(given.path("--data"), whole(given, "--epochs", "5"));
  }

  private void verse(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--epochs", "--rate", "--dream");
    double unused =
        new VerseCommand(out, Progress.toConsole())
            .run(
                given.path("--data"),
                whole(given, "--epochs", "8"),
                given.number("--rate", "0.003"),
                whole(given, "--dream", "400"));
  }

  private void passengers(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--column");
    String column = given.find("--column").orElse("Passengers");
    double unused = new PassengersCommand(out).run(given.path("--data"), column);
  }

  private void siblings(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--label");
    String label = given.find("--label").orElse("species");
    double unused = new SiblingsCommand(out).run(given.path("--data"), label);
  }

  private static int epochs(Arguments given) {
    return whole(given, "--epochs", "10");
  }

  private static int whole(Arguments given, String name, String otherwise) {
    double number = given.number(name, otherwise);
    if (number != Math.rint(number)) {
      throw new GradwrightException("option " + name + " " + number + ": give a whole number");
    }
    return (int) number;
  }

  private void regression(List<String> options, Function<TrainingListener, Trainer<?>> trainer) {
    Arguments given =
        new Arguments(options, "--data", "--target", "--categories", "--ignore", "--save");
    Path save = Path.of(given.find("--save").orElse("regression.safetensors"));
    double unused =
        new RegressionCommand(out, trainer.apply(Progress.toConsole()))
            .run(
                given.path("--data"),
                given.required("--target"),
                given.list("--categories"),
                given.list("--ignore"),
                save);
  }

  private void predict(List<String> options) {
    Arguments given = new Arguments(options, "--model", "--data", "--categories", "--ignore");
    new PredictCommand(out)
        .run(
            given.path("--model"),
            given.path("--data"),
            given.list("--categories"),
            given.list("--ignore"));
  }

  private void figures(List<String> options) {
    Arguments given = new Arguments(options, "--data", "--epochs", "--seeds");
    new FiguresCommand(out, given.path("--data")).run(whole(given, "--seeds", "5"), epochs(given));
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
    out.println(
        "5. Your own data: four numeric columns and a label of three classes, such as iris");
    out.println("   java -jar samples/tour/target/gradwright-tour.jar --data FILE --label COLUMN");
    out.println("   and more with --help: images, regression, saved models");
  }
}
