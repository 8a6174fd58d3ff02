package dev.gradwright.samples.tour;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Csv;
import dev.gradwright.metric.Metric;
import dev.gradwright.train.Evaluation;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a saved model on a table with answers. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures a saved model on a table with the answers.")
final class EvaluateCommand implements Runnable {
  private final PrintStream out;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "a saved model")
  private Path model = Path.of("");

  @Mixin private TableOptions table = new TableOptions();

  @ArgGroup(multiplicity = "1")
  private AnswerOptions answer = new AnswerOptions();

  EvaluateCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    DeclaredModel declared = DeclaredModel.in(model);
    Network network = declared.load(model);
    Csv csv = table.csv();
    answer.describe(csv);
    Trainer<?> trainer = declared.trainer().build();
    start(trainer, network);
    Metric[] more = answer.isLabel() ? new Metric[] {Metric.confusion()} : new Metric[0];
    Evaluation evaluation = trainer.evaluate(csv.load(), more);
    out.println(evaluation);
    evaluation.confusion().ifPresent(out::println);
  }

  /** The network is of the trainer's model, as both were found by one name. */
  @SuppressWarnings("unchecked")
  private static <N extends Network> void start(Trainer<N> trainer, Network network) {
    trainer.start((N) network);
  }
}
