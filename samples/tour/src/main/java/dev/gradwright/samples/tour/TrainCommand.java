package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import dev.gradwright.Trainer;
import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.PreparationPlan;
import dev.gradwright.data.Split;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.AdamW;
import dev.gradwright.optimizer.Lion;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.RmsProp;
import dev.gradwright.optimizer.Schedule;
import dev.gradwright.optimizer.Schedules;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.report.Report;
import dev.gradwright.train.Checkpoint;
import dev.gradwright.train.EarlyStopping;
import dev.gradwright.train.History;
import dev.gradwright.train.Progress;
import dev.gradwright.train.TrainerBuilder;
import dev.gradwright.train.TrainingListener;
import dev.gradwright.train.TrainingStart;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a declared model on a table. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a declared model on a table, and saves it.",
      "A model of one's own: java -cp model.jar:gradwright-tour.jar"
          + " dev.gradwright.samples.tour.Tour train --model com.example.Model ..."
    })
final class TrainCommand implements Runnable {
  private final PrintStream out;

  @Option(names = "--model", required = true, description = "the name of the declared model")
  private String model = "";

  @Mixin private TableOptions table = new TableOptions();

  @ArgGroup(multiplicity = "1")
  private AnswerOptions answer = new AnswerOptions();

  @Option(
      names = "--scale",
      defaultValue = "standardize",
      description = "standardize, min-max, robust or none (default: ${DEFAULT-VALUE})")
  private String scale = "";

  @Option(
      names = "--validation",
      defaultValue = "0.2",
      description = "the share of rows kept for validation; 0 for none (default: ${DEFAULT-VALUE})")
  private double validation;

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      description = "sgd, momentum, rmsprop, adam, adamw or lion (default: ${DEFAULT-VALUE})")
  private String optimizer = "";

  @Option(
      names = "--rate",
      defaultValue = "0.005",
      description = "the learning rate (default: ${DEFAULT-VALUE})")
  private double rate;

  @Option(
      names = "--schedule",
      defaultValue = "cosine",
      description = "constant, cosine or one-cycle (default: ${DEFAULT-VALUE})")
  private String schedule = "";

  @Option(names = "--epochs", defaultValue = "100", description = "(default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--batch",
      defaultValue = "32",
      description = "rows per step (default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--patience",
      description = "stops after so many epochs without a gain, with the best parameters")
  private Integer patience;

  @Option(names = "--seed", defaultValue = "0", description = "(default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--checkpoint",
      paramLabel = "FOLDER",
      description = "saves the training there, and goes on from there")
  private Path checkpoint;

  @Option(names = "--report", paramLabel = "FILE", description = "writes a page about the training")
  private Path report;

  @Option(
      names = "--live",
      paramLabel = "PORT",
      description = "serves the page while training runs")
  private Integer live;

  @Option(
      names = "--save",
      defaultValue = "model.safetensors",
      paramLabel = "FILE",
      description = "(default: ${DEFAULT-VALUE})")
  private Path save = Path.of("");

  TrainCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    Csv csv = table.csv();
    answer.describe(csv);
    Dataset all = csv.load();
    all.notes().forEach(out::println);
    Trainer<?> trainer = trainer();
    if (validation == 0) {
      Preparation preparation = plan().fit(all);
      finish(trainer, trainer.fit(preparation.apply(all)));
      return;
    }
    Split split =
        answer.isLabel()
            ? all.stratifiedSplit(1 - validation, seed)
            : all.split(1 - validation, seed);
    Preparation preparation = plan().fit(split.train());
    preparation.notes().forEach(out::println);
    finish(trainer, trainer.fit(preparation.apply(split.train()), preparation.apply(split.test())));
  }

  private void finish(Trainer<?> trainer, History history) {
    out.println(history.last());
    history.bestEpoch().ifPresent(best -> out.println("parameters of epoch " + best));
    trainer.network().save(save);
    out.println("saved as " + save);
    if (report != null) {
      out.println("report in " + report);
    }
  }

  private Trainer<?> trainer() {
    TrainerBuilder<? extends Trainer<?>> builder =
        DeclaredModel.named(model)
            .trainer()
            .optimizer(optimizer())
            .schedule(schedule())
            .epochs(epochs)
            .batchSize(batch)
            .seed(seed)
            .listener(Progress.toConsole());
    if (patience != null) {
      builder.earlyStopping(EarlyStopping.lowestLoss().patience(patience));
    }
    if (checkpoint != null) {
      builder.checkpoint(Checkpoint.in(checkpoint).onShutdown());
    }
    if (report != null || live != null) {
      Report page = page();
      builder.listener(page).listener(announcing(page));
    }
    return builder.build();
  }

  private Report page() {
    if (report == null) {
      return Report.onlyLive(live == null ? 0 : live);
    }
    return live == null ? Report.to(report) : Report.to(report).live(live);
  }

  /** Says where the page is served, once it is. */
  private TrainingListener announcing(Report page) {
    return new TrainingListener() {
      @Override
      public void onStart(TrainingStart start) {
        page.address().ifPresent(address -> out.println("watch it at " + address));
      }
    };
  }

  private PreparationPlan plan() {
    PreparationPlan plan =
        switch (scale) {
          case "standardize" -> Preparation.standardize();
          case "min-max" -> Preparation.minMax();
          case "robust" -> Preparation.robust();
          case "none" -> Preparation.keep();
          default -> throw unknown("--scale", scale, "standardize, min-max, robust or none");
        };
    return table.categories.isEmpty() ? plan : plan.oneHot();
  }

  private Optimizer optimizer() {
    return switch (optimizer) {
      case "sgd" -> Sgd.rate(rate);
      case "momentum" -> Sgd.rate(rate).momentum(0.9);
      case "rmsprop" -> RmsProp.rate(rate);
      case "adam" -> Adam.rate(rate);
      case "adamw" -> AdamW.rate(rate);
      case "lion" -> Lion.rate(rate);
      default ->
          throw unknown("--optimizer", optimizer, "sgd, momentum, rmsprop, adam, adamw or lion");
    };
  }

  private Schedule schedule() {
    return switch (schedule) {
      case "constant" -> Schedules.constant();
      case "cosine" -> Schedules.cosine(0);
      case "one-cycle" -> Schedules.oneCycle(rate);
      default -> throw unknown("--schedule", schedule, "constant, cosine or one-cycle");
    };
  }

  private static GradwrightException unknown(String option, String value, String known) {
    return new GradwrightException(option + " " + value + ": give " + known);
  }
}
