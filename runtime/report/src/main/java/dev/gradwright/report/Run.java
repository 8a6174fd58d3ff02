package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.History;
import dev.gradwright.train.TrainingStart;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is gathered of one fit. */
final class Run {
  private final Trainer<?> trainer;
  private final TrainingStart start;
  private final String dataDigest;
  private final long startedNanos = System.nanoTime();
  private final List<EpochReport> epochs = new ArrayList<>();
  private final Map<String, Bands> weights = new LinkedHashMap<>();
  private final Map<String, Bands> gradients = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private double seconds;
  private String outcome = "running";
  private String weightsDigest = "";
  private @Nullable Outcomes outcomes;

  Run(TrainingStart start) {
    this.start = start;
    trainer = start.trainer();
    dataDigest = start.training().digest();
    for (Architecture.Parameter parameter : model().parameters()) {
      weights.put(parameter.name(), new Bands());
      if (parameter.isLearned()) {
        gradients.put(parameter.name(), new Bands());
      }
    }
    start.resumedFrom().ifPresent(path -> notes.add("resumed from " + path.getFileName()));
  }

  Architecture model() {
    return trainer.architecture();
  }

  void note(String note) {
    notes.add(note);
  }

  void epoch(EpochReport report) {
    epochs.add(report);
    seconds = (System.nanoTime() - startedNanos) / 1e9;
    weights.forEach((name, bands) -> bands.add(report.epoch(), trainer.parameter(name)));
    gradients.forEach((name, bands) -> bands.add(report.epoch(), trainer.gradient(name)));
  }

  void end(History history) {
    seconds = (System.nanoTime() - startedNanos) / 1e9;
    if (history.interrupted()) {
      outcome = "interrupted";
    } else if (history.stopped()) {
      outcome = "stopped";
    } else if (history.epochs() == start.epochs() || history.bestEpoch().isPresent()) {
      outcome = "finished";
    } else {
      outcome = "failed";
    }
    history
        .bestEpoch()
        .ifPresent(best -> notes.add("the parameters are those of epoch " + best + ", the best"));
    weightsDigest = digest();
    Dataset shown = start.validation().orElseGet(start::training);
    outcomes = outcomes(shown);
  }

  private @Nullable Outcomes outcomes(Dataset data) {
    try {
      return Outcomes.of(trainer.network(), data, start.validation().isPresent());
    } catch (GradwrightException e) {
      // After a failed fit the page is to show what there is.
      notes.add("no predictions: " + e.getMessage());
      return null;
    }
  }

  /** SHA-256 over all parameters in the public order, each as a big-endian double. */
  private String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Architecture.Parameter parameter : model().parameters()) {
        double[] values = trainer.network().parameter(parameter.name());
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  TrainingStart start() {
    return start;
  }

  String dataDigest() {
    return dataDigest;
  }

  String weightsDigest() {
    return weightsDigest;
  }

  String outcome() {
    return outcome;
  }

  double seconds() {
    return seconds;
  }

  List<EpochReport> epochs() {
    return epochs;
  }

  List<String> notes() {
    return notes;
  }

  Map<String, Bands> weights() {
    return weights;
  }

  Map<String, Bands> gradients() {
    return gradients;
  }

  Optional<Outcomes> outcomes() {
    return Optional.ofNullable(outcomes);
  }
}
