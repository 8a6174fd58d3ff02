package dev.gradwright.data;

import java.io.Serial;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads windows in a thread of its own, one ahead of who takes them. What fails there is thrown by
 * {@link #next}, as it is.
 */
final class WindowReader implements DataStream.Windows {
  /** What the thread hands over: a window, its end, or a failure. */
  private record Message(@Nullable Dataset window, @Nullable Throwable failure) {}

  /** Thrown through the reader to end it. */
  private static final class Closed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Closed() {
      super("closed", null, false, false);
    }
  }

  private final BlockingQueue<Message> ready = new ArrayBlockingQueue<>(1);
  private final UnaryOperator<Dataset> preparation;
  private final Thread thread;
  private volatile boolean closed;
  private boolean ended;
  private int skip;

  /**
   * @param reading hands all windows to a consumer
   * @param skip the windows to leave out
   */
  WindowReader(Consumer<Consumer<Dataset>> reading, UnaryOperator<Dataset> preparation, int skip) {
    this.preparation = preparation;
    this.skip = skip;
    thread = new Thread(() -> read(reading), "gradwright-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(Consumer<Consumer<Dataset>> reading) {
    try {
      reading.accept(this::hand);
      put(new Message(null, null));
    } catch (Closed e) {
      return;
    } catch (RuntimeException | Error e) {
      try {
        put(new Message(null, e));
      } catch (Closed unwanted) {
        return;
      }
    }
  }

  private void hand(Dataset window) {
    if (closed) {
      throw new Closed();
    }
    if (skip > 0) {
      skip--;
    } else {
      put(new Message(preparation.apply(window), null));
    }
  }

  private void put(Message message) {
    try {
      ready.put(message);
    } catch (InterruptedException e) {
      throw new Closed();
    }
    if (closed) {
      throw new Closed();
    }
  }

  @Override
  public @Nullable Dataset next() {
    if (ended) {
      return null;
    }
    Message message = take();
    Throwable failure = message.failure();
    if (failure instanceof RuntimeException e) {
      ended = true;
      throw e;
    }
    if (failure instanceof Error e) {
      ended = true;
      throw e;
    }
    ended = message.window() == null;
    return message.window();
  }

  /** An interrupt does not end the wait: who trains looks at the flag between two steps. */
  private Message take() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return ready.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    ended = true;
    thread.interrupt();
  }
}
