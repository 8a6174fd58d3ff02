package dev.gradwright.report;

import dev.gradwright.GradwrightException;
import dev.gradwright.train.CheckpointFailure;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.History;
import dev.gradwright.train.TrainingListener;
import dev.gradwright.train.TrainingStart;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page about a training: curves of loss and metrics, learning rate and gradient norm, the
 * spread of every parameter and of its gradient, confusion matrix or predicted against true
 * numbers, the graph of the model, settings, and digests of data and final weights.
 *
 * <pre>{@code
 * builder.listener(Report.to(Path.of("iris.html")))
 * builder.listener(Report.to(Path.of("iris.html")).live(8080))
 * }</pre>
 *
 * <p>The file needs no other file and no network. It is written at the end of the fit, however it
 * ends, and on the way after epochs, at most once a second, each time whole. Nothing is done in a
 * step.
 */
public final class Report implements TrainingListener {
  private static final long WRITE_NANOS = 1_000_000_000L;

  private final @Nullable Path file;
  private final int port;
  private @Nullable Run run;
  private @Nullable LiveServer server;
  private long lastWritten;

  private Report(@Nullable Path file, int port) {
    this.file = file;
    this.port = port;
  }

  /** Returns a listener that writes to a file, replacing what is there. */
  public static Report to(Path file) {
    return new Report(Objects.requireNonNull(file, "file"), -1);
  }

  /** Returns a listener that only serves the page while training runs; see {@link #live(int)}. */
  public static Report onlyLive(int port) {
    return new Report(null, checked(port));
  }

  /**
   * Returns this listener serving the page, too, while training runs: on this machine alone, at
   * {@code http://localhost:PORT/}.
   *
   * @param port 0 for one that is free; {@link #address} tells which
   * @throws GradwrightException unless it is from 0 to 65535
   */
  public Report live(int port) {
    return new Report(file, checked(port));
  }

  private static int checked(int port) {
    if (port < 0 || port > 65_535) {
      throw new GradwrightException("a port is from 0 to 65535, not " + port);
    }
    return port;
  }

  /** Returns where the page is served at present; empty before and after the fit. */
  public Optional<URI> address() {
    return Optional.ofNullable(server).map(LiveServer::address);
  }

  @Override
  public void onStart(TrainingStart start) {
    Run fresh = new Run(start);
    run = fresh;
    lastWritten = System.nanoTime() - WRITE_NANOS;
    if (port >= 0) {
      server = LiveServer.start(port, fresh.model());
      publish(fresh);
    }
  }

  @Override
  public void onEpoch(EpochReport report) {
    Run present = Objects.requireNonNull(run);
    present.epoch(report);
    if (System.nanoTime() - lastWritten >= WRITE_NANOS) {
      write(present);
      lastWritten = System.nanoTime();
    }
    publish(present);
  }

  @Override
  public void onCheckpointFailure(CheckpointFailure failure) {
    Objects.requireNonNull(run).note(failure.toString());
  }

  @Override
  public void onEnd(History history) {
    Run present = run;
    if (present == null) {
      return;
    }
    try {
      present.end(history);
      write(present);
    } finally {
      LiveServer open = server;
      if (open != null) {
        open.end(RunJson.of(present));
        server = null;
      }
      run = null;
    }
  }

  private void publish(Run present) {
    LiveServer open = server;
    if (open != null) {
      open.publish(RunJson.of(present));
    }
  }

  private void write(Run present) {
    if (file != null) {
      PageFile.write(file, Page.of(present.model(), RunJson.of(present), false));
    }
  }
}
