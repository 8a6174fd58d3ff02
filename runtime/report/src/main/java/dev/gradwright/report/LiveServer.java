package dev.gradwright.report;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves a page and its figures on the loopback address.
 *
 * <p>{@code /} is the page with the figures of the moment. {@code /data.json?after=VERSION} waits
 * until there are newer ones, or answers 204 after a while; the version is the {@code ETag} of an
 * answer and {@code data-live} of the page.
 */
final class LiveServer {
  private static final int BACKLOG = 16;

  /** Pages that wait; more get the answer at once that there is nothing new. */
  private static final int MOST_WAITING = 16;

  private static final long WAIT_MILLIS = 15_000;

  /** How long the end waits for the last figures to get to open pages. */
  private static final long FAREWELL_MILLIS = 2_000;

  /** A page that follows the fit asks again within this time. */
  private static final long FOLLOWING_MILLIS = 1_500;

  private final HttpServer server;
  private final URI address;
  private final Set<String> hosts;
  private final Page page;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "gradwright-report");
            thread.setDaemon(true);
            return thread;
          });

  // Guarded by this.
  private String data;
  private int version;
  private int waiting;
  private int open;
  private boolean ended;
  private @Nullable Long asked;
  private boolean isLastDelivered;

  private LiveServer(int port, Page page, String first) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    int taken = server.getAddress().getPort();
    address = URI.create("http://localhost:" + taken + "/");
    hosts = Set.of("localhost:" + taken, "127.0.0.1:" + taken, "[::1]:" + taken);
    this.page = page;
    data = first;
  }

  /**
   * Begins to answer.
   *
   * @throws ReportException if the port is taken
   */
  static LiveServer start(int port, Page page, String first) {
    try {
      LiveServer live = new LiveServer(port, page, first);
      live.server.createContext("/", live::handle);
      live.server.setExecutor(live.threads);
      live.server.start();
      return live;
    } catch (IOException e) {
      throw new ReportException(
          "the page cannot be served at port "
              + port
              + ": "
              + e
              + "; take another, or 0 for any that is free",
          e);
    }
  }

  URI address() {
    return address;
  }

  /** Takes newer figures. */
  synchronized void publish(String newer) {
    data = newer;
    version++;
    notifyAll();
  }

  /** Gives the last figures to the pages that wait for them, and ends. */
  void end(String last) {
    synchronized (this) {
      ended = true;
      publish(last);
      long now = System.nanoTime();
      long until = now + FAREWELL_MILLIS * 1_000_000;
      // A page that has just got the figures before these will ask again at once.
      boolean isWatched = asked != null && asked > now - FOLLOWING_MILLIS * 1_000_000;
      boolean interrupted = false;
      while ((open > 0 || (isWatched && !isLastDelivered)) && System.nanoTime() < until) {
        try {
          wait(50);
        } catch (InterruptedException e) {
          // The fit's thread is to see it; the farewell is short.
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    server.stop(0);
    threads.shutdown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    synchronized (this) {
      open++;
    }
    try (exchange) {
      answer(exchange);
    } finally {
      synchronized (this) {
        open--;
        notifyAll();
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "SAMEORIGIN");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Referrer-Policy", "no-referrer");
    List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    // A page from elsewhere can give a name of its own this address, but not send another host.
    if (host.size() != 1 || !hosts.contains(host.get(0))) {
      send(exchange, 403, "text/plain", "This page is for this computer alone.\n");
    } else if (!exchange.getRequestMethod().equals("GET")) {
      headers.set("Allow", "GET");
      send(exchange, 405, "text/plain", "There is only GET.\n");
    } else {
      switch (exchange.getRequestURI().getPath()) {
        case "/" -> page(exchange);
        case "/data.json" -> data(exchange);
        default -> send(exchange, 404, "text/plain", "There are / and /data.json.\n");
      }
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    String text;
    synchronized (this) {
      text = page.text(data, version);
    }
    send(exchange, 200, "text/html", text);
  }

  private void data(HttpExchange exchange) throws IOException {
    int after = after(exchange.getRequestURI().getRawQuery());
    String text;
    int present;
    synchronized (this) {
      await(after);
      asked = System.nanoTime();
      text = data;
      present = version;
    }
    exchange.getResponseHeaders().set("ETag", "\"" + present + "\"");
    if (present == after) {
      exchange.sendResponseHeaders(204, -1);
    } else {
      send(exchange, 200, "application/json", text);
      synchronized (this) {
        isLastDelivered = ended && present == version;
      }
    }
  }

  private static int after(@Nullable String query) {
    return query != null && query.matches("after=\\d{1,9}")
        ? Integer.parseInt(query.substring("after=".length()))
        : -1;
  }

  /** Waits for figures of another version than this; called with the lock. */
  private void await(int after) {
    long until = System.nanoTime() + WAIT_MILLIS * 1_000_000;
    if (waiting == MOST_WAITING) {
      return;
    }
    waiting++;
    try {
      while (version == after && !ended) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting--;
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }
}
