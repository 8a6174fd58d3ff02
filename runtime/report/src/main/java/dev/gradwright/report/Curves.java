package dev.gradwright.report;

import dev.gradwright.train.EpochReport;
import dev.gradwright.train.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What changed from epoch to epoch. */
final class Curves {
  /** No screen has more columns for a chart; of more epochs every second, third, ... is shown. */
  private static final int MOST = 2_000;

  private Curves() {}

  static void write(Json json, List<EpochReport> all) {
    int step = Math.max(1, (all.size() + MOST - 1) / MOST);
    List<EpochReport> epochs = new ArrayList<>();
    // Counted from the last, which is the one that matters most.
    for (int i = all.isEmpty() ? 0 : (all.size() - 1) % step; i < all.size(); i += step) {
      epochs.add(all.get(i));
    }
    json.open("curves");
    json.whole("step", step);
    json.array("epochs");
    epochs.forEach(e -> json.whole(e.epoch()));
    json.end();
    json.array("charts");
    chart(json, "loss", epochs, Evaluation::loss);
    List<String> metrics = epochs.isEmpty() ? List.of() : epochs.get(0).training().metrics();
    for (String metric : metrics) {
      chart(json, metric, epochs, evaluation -> evaluation.metric(metric));
    }
    single(json, "learning rate", epochs, EpochReport::rate);
    single(json, "norm of the gradient", epochs, EpochReport::gradientNorm);
    if (epochs.stream().anyMatch(e -> e.skippedBatches() > 0)) {
      single(json, "batches left out", epochs, EpochReport::skippedBatches);
    }
    json.end();
    json.close();
  }

  private static void chart(
      Json json, String name, List<EpochReport> epochs, ToDoubleFunction<Evaluation> figure) {
    json.open();
    json.text("name", name);
    json.array("series");
    series(json, "training", epochs, e -> figure.applyAsDouble(e.training()));
    if (epochs.stream().anyMatch(e -> e.validation().isPresent())) {
      series(json, "validation", epochs, e -> figure(e.validation(), figure));
    }
    json.end();
    json.close();
  }

  private static double figure(Optional<Evaluation> of, ToDoubleFunction<Evaluation> figure) {
    return of.map(figure::applyAsDouble).orElse(Double.NaN);
  }

  private static void single(
      Json json, String name, List<EpochReport> epochs, ToDoubleFunction<EpochReport> figure) {
    json.open();
    json.text("name", name);
    json.array("series");
    series(json, name, epochs, figure);
    json.end();
    json.close();
  }

  private static void series(
      Json json, String name, List<EpochReport> epochs, ToDoubleFunction<EpochReport> figure) {
    json.open();
    json.text("name", name);
    json.array("values");
    epochs.forEach(e -> json.number(figure.applyAsDouble(e)));
    json.end();
    json.close();
  }
}
