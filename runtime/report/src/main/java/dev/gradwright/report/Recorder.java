package dev.gradwright.report;

import dev.gradwright.GradwrightException;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.History;
import dev.gradwright.train.TrainingStart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Collects what a page shows of a fit, on the fit's thread. */
final class Recorder {
  /** The rows predicted for a page while the fit goes on, and for the last one. */
  private static final int GLANCE = 2_000;

  private static final int LOOK = 200_000;

  private final Clock clock;
  private final LongSupplier nanos;
  private final List<String> problems = new ArrayList<>();
  private @Nullable Fit fit;

  Recorder(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /** What belongs to one fit. */
  private static final class Fit {
    final Trainer<?> trainer;
    final Facts facts;
    final Dataset shown;
    final String shownName;
    final Distributions distributions;
    final Page page;
    // By epoch, as a resumed fit tells of its earlier epochs only at its end.
    final TreeMap<Integer, EpochReport> epochs = new TreeMap<>();
    Optional<History> end = Optional.empty();
    Network network;

    Fit(TrainingStart start, Clock clock, long nanos) {
      trainer = start.trainer();
      network = trainer.network();
      facts = new Facts(start, clock.instant(), nanos);
      shown = start.validation().orElse(start.training());
      shownName = start.validation().isPresent() ? "validation" : "training";
      distributions = new Distributions(start.architecture().parameters());
      page = new Page(start, facts);
    }
  }

  void start(TrainingStart start) {
    problems.clear();
    Fit begun = new Fit(start, clock, nanos.getAsLong());
    if (start.resumedFrom().isEmpty()) {
      begun.distributions.weights(0, begun.network::parameter);
    }
    fit = begun;
  }

  void epoch(EpochReport report) {
    Fit fit = known();
    fit.epochs.put(report.epoch(), report);
    if (fit.distributions.isDue(report.epoch()) || report.epoch() == report.epochs()) {
      fit.network = fit.trainer.network();
      fit.distributions.weights(report.epoch(), fit.network::parameter);
      fit.distributions.gradients(report.epoch(), fit.trainer::gradient);
    }
  }

  /** Takes the end, and returns whether a fit is known. */
  boolean end(History history) {
    Fit fit = this.fit;
    if (fit == null) {
      return false;
    }
    history.reports().forEach(report -> fit.epochs.put(report.epoch(), report));
    fit.end = Optional.of(history);
    fit.network = fit.trainer.network();
    fit.distributions.end(fit.network::parameter);
    return true;
  }

  /** Takes a problem of the report itself, for the next page to tell. */
  void problem(String text) {
    if (!problems.contains(text)) {
      problems.add(text);
    }
  }

  /** Returns the page, to be put together with its figures at any time. */
  Page page() {
    return known().page;
  }

  /** Returns what is known by now as JSON. */
  String data() {
    Fit fit = known();
    fit.network = fit.trainer.network();
    List<EpochReport> epochs = List.copyOf(fit.epochs.values());
    Json json = new Json();
    json.open();
    fit.facts.write(json, epochs, fit.end, nanos.getAsLong(), fit.network);
    Curves.write(json, epochs);
    fit.distributions.write(json);
    outcomes(json, fit);
    json.texts("problems", problems);
    json.close();
    return json.text();
  }

  private void outcomes(Json json, Fit fit) {
    List<Outcomes> outcomes = new ArrayList<>();
    try {
      int most = fit.end.isPresent() ? LOOK : GLANCE;
      outcomes.add(Outcomes.of(fit.network, fit.shown, fit.shownName, most));
    } catch (GradwrightException e) {
      // After a failed fit the page is to show what there is.
      problem("nothing is predicted: " + e.getMessage());
    }
    json.array("outcomes");
    outcomes.forEach(o -> o.write(json));
    json.end();
  }

  /** Lets go of a fit and its data. */
  void release() {
    fit = null;
  }

  private Fit known() {
    Fit fit = this.fit;
    if (fit == null) {
      throw new IllegalStateException("no fit has begun");
    }
    return fit;
  }
}
