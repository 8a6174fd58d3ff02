package dev.gradwright.report;

import dev.gradwright.SettingsException;
import dev.gradwright.train.CheckpointFailure;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.History;
import dev.gradwright.train.TrainingListener;
import dev.gradwright.train.TrainingStart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page about a training: curves of loss, metrics, learning rate and gradient norm, the
 * spread of every parameter and of its gradient, confusion matrix or predicted against true
 * numbers, the graph of the model, its layers, settings, and digests of data and final weights.
 *
 * <pre>{@code
 * builder.listener(Report.to(Path.of("iris.html")))
 * builder.listener(Report.to(Path.of("iris.html")).live(8080))
 * }</pre>
 *
 * <p>The file needs no other file and no network. It is written at the start, after epochs at most
 * once a second, and at the end, however the fit ends; at every moment it is a whole page. If it
 * cannot be written, the fit stops at its start; later the fit goes on, the next page tells, and
 * only a last page that fails is a failure.
 *
 * <p>A live page is served to this computer alone and follows the fit; see {@link #live}.
 *
 * <p>Nothing is done in a step. At the end of an epoch parameters and gradient are copied and
 * summed up; of long trainings every second, fourth, ... epoch is taken. What was predicted is
 * shown for the validation data, or without them for the training data. A second fit begins a new
 * page.
 */
public final class Report implements TrainingListener {
  private static final int LARGEST_PORT = 65_535;

  /** How often the file is written, and open pages are told, at most. */
  private static final long WRITE_NANOS = 1_000_000_000L;

  private static final long TELL_NANOS = 500_000_000L;

  private final @Nullable Path file;
  private final int port;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Recorder recorder;
  private @Nullable LiveServer server;
  private long written;
  private long told;

  /**
   * @param file null for none
   * @param port -1 for none
   */
  private Report(@Nullable Path file, int port, Clock clock, LongSupplier nanos) {
    this.file = file;
    this.port = port;
    this.clock = clock;
    this.nanos = nanos;
    recorder = new Recorder(clock, nanos);
  }

  /** Returns a listener that writes to a file, replacing what is there. */
  public static Report to(Path file) {
    return to(file, Clock.systemUTC(), System::nanoTime);
  }

  static Report to(Path file, Clock clock, LongSupplier nanos) {
    return new Report(file, -1, clock, nanos);
  }

  /** Returns a listener that only serves the page while training runs; see {@link #live}. */
  public static Report onlyLive(int port) {
    return new Report(null, checked(port), Clock.systemUTC(), System::nanoTime);
  }

  /**
   * Returns a listener that serves the page, too, while training runs, at {@code
   * http://localhost:PORT/}. An open page follows the fit to its end.
   *
   * <p>It listens on the loopback address only, and answers nothing but GET under a name of this
   * computer's own; so neither other computers nor pages from elsewhere in the same browser can
   * read it. A port that is taken stops the fit at its start.
   *
   * @param port 0 for one that is free; {@link #address} tells which
   * @throws SettingsException unless it is from 0 to 65535
   */
  public Report live(int port) {
    return new Report(file, checked(port), clock, nanos);
  }

  private static int checked(int port) {
    if (port < 0 || port > LARGEST_PORT) {
      throw new SettingsException("a port must be from 0 to 65535, not " + port);
    }
    return port;
  }

  /** Returns where the page is served at present; empty before and after the fit. */
  public Optional<URI> address() {
    return Optional.ofNullable(server).map(LiveServer::address);
  }

  @Override
  public void onStart(TrainingStart start) {
    recorder.start(start);
    String data = recorder.data();
    if (file != null) {
      PageFile.write(file, recorder.page().text(data));
    }
    if (port >= 0) {
      server = LiveServer.start(port, recorder.page(), data);
    }
    written = nanos.getAsLong();
    told = written;
  }

  @Override
  public void onEpoch(EpochReport report) {
    recorder.epoch(report);
    long now = nanos.getAsLong();
    boolean writes = file != null && now - written >= WRITE_NANOS;
    boolean tells = server != null && now - told >= TELL_NANOS;
    if (!writes && !tells) {
      return;
    }
    String data = recorder.data();
    if (file != null && writes) {
      try {
        PageFile.write(file, recorder.page().text(data));
      } catch (ReportException e) {
        // The disk may have room again later; the page of the end decides.
        recorder.problem(e.toString());
      }
      written = nanos.getAsLong();
    }
    if (server != null && tells) {
      server.publish(data);
      told = nanos.getAsLong();
    }
  }

  @Override
  public void onCheckpointFailure(CheckpointFailure failure) {
    recorder.problem(failure.toString());
  }

  @Override
  public void onEnd(History history) {
    if (!recorder.end(history)) {
      return;
    }
    String data = recorder.data();
    try {
      if (file != null) {
        PageFile.write(file, recorder.page().text(data));
      }
    } finally {
      recorder.release();
      LiveServer open = server;
      server = null;
      if (open != null) {
        open.end(data);
      }
    }
  }
}
