package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.data.Dataset;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.History;
import dev.gradwright.train.TrainingStart;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a fit is and how it stands, in words. */
final class Facts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final double NANOS = 1e9;

  private final TrainingStart start;
  private final Instant begun;
  private final long nanos;
  private final Map<String, String> digests = new LinkedHashMap<>();

  Facts(TrainingStart start, Instant begun, long nanos) {
    this.start = start;
    this.begun = begun;
    this.nanos = nanos;
    digest("training data", start.training(), start.rows());
    start.validation().ifPresent(data -> digest("validation data", data, data.rows()));
  }

  private void digest(String name, Dataset data, long rows) {
    String part =
        data.rows() < rows ? String.format(Locale.ROOT, ", the first %,d rows", data.rows()) : "";
    digests.put(name + part, data.digest());
  }

  /** Returns the settings of the fit and what it ran on. */
  Map<String, String> settings() {
    Map<String, String> all = new LinkedHashMap<>(start.settings());
    all.put("started", TIME.format(begun));
    all.put("threads", Integer.toString(start.threads()));
    start.resumedFrom().ifPresent(from -> all.put("resumed from", from.toString()));
    all.put(
        "Java",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    all.put("system", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
    return all;
  }

  void write(
      Json json, List<EpochReport> epochs, Optional<History> end, long now, Network network) {
    json.text("status", status(epochs, end));
    json.flag("running", end.isEmpty());
    json.open("facts");
    facts(epochs, now).forEach(json::text);
    json.close();
    json.open("digests");
    digests.forEach(json::text);
    json.text(end.isPresent() ? "final weights" : "weights so far", Fingerprint.of(network));
    json.close();
  }

  private String status(List<EpochReport> epochs, Optional<History> end) {
    int last = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).epoch();
    String place = String.format(Locale.ROOT, "after %,d of %,d epochs", last, start.epochs());
    if (end.isEmpty()) {
      return "running, " + place;
    }
    History history = end.get();
    if (history.failure().isPresent()) {
      Throwable failure = history.failure().get();
      String why = failure.getMessage();
      return "failed " + place + ": " + (why == null ? failure.toString() : why);
    }
    if (history.interrupted()) {
      return "interrupted " + place;
    }
    if (history.stopped()) {
      return "stopped " + place;
    }
    String best =
        history.bestEpoch().isPresent()
            ? String.format(
                Locale.ROOT, "; weights are those of epoch %,d", history.bestEpoch().getAsInt())
            : "";
    return "finished " + place + best;
  }

  private Map<String, String> facts(List<EpochReport> epochs, long now) {
    Architecture model = start.architecture();
    Map<String, String> facts = new LinkedHashMap<>();
    if (!epochs.isEmpty()) {
      EpochReport last = epochs.get(epochs.size() - 1);
      facts.put("training loss", rounded(last.loss()));
      last.validation().ifPresent(v -> facts.put("validation loss", rounded(v.loss())));
      for (String metric : last.training().metrics()) {
        boolean validated = last.validation().isPresent();
        double value = last.validation().orElse(last.training()).metric(metric);
        facts.put((validated ? "validation " : "training ") + metric, rounded(value));
      }
    }
    facts.put("training rows", String.format(Locale.ROOT, "%,d", start.rows()));
    if (start.validation().isPresent()) {
      facts.put("validation rows", String.format(Locale.ROOT, "%,d", start.validationRows()));
    }
    facts.put("parameters", String.format(Locale.ROOT, "%,d", model.parameterCount()));
    facts.put("precision", model.precision().name().toLowerCase(Locale.ROOT));
    facts.put("took", duration((now - nanos) / NANOS));
    return facts;
  }

  private static String rounded(double number) {
    return String.format(Locale.ROOT, "%.4g", number);
  }

  static String duration(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = (long) seconds;
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %d min", whole / 3600, whole % 3600 / 60);
  }
}
