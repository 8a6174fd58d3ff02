package dev.gradwright.samples.tour;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, each with where it prints. */
record Commands(PrintStream out) implements IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == TrainCommand.class) {
      return type.cast(new TrainCommand(out));
    }
    if (type == EvaluateCommand.class) {
      return type.cast(new EvaluateCommand(out));
    }
    if (type == PredictCommand.class) {
      return type.cast(new PredictCommand(out));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
