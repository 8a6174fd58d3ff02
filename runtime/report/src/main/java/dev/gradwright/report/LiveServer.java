package dev.gradwright.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page and the run as JSON on the loopback address. Only {@code GET}, and only under a
 * name of this machine, so that no page from elsewhere can read it by a name it made up (DNS
 * rebinding).
 */
final class LiveServer {
  /** After the end the page may fetch the last state for so long. */
  private static final int GRACE_SECONDS = 2;

  private final HttpServer server;
  private final ExecutorService executor;
  private final Architecture model;
  private volatile String json = "{}";

  private LiveServer(HttpServer server, ExecutorService executor, Architecture model) {
    this.server = server;
    this.executor = executor;
    this.model = model;
  }

  static LiveServer start(int port, Architecture model) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      ExecutorService executor =
          Executors.newSingleThreadExecutor(
              work -> {
                Thread thread = new Thread(work, "gradwright-live");
                thread.setDaemon(true);
                return thread;
              });
      LiveServer live = new LiveServer(http, executor, model);
      http.setExecutor(executor);
      http.createContext("/", live::answer);
      http.start();
      return live;
    } catch (IOException e) {
      throw new GradwrightException(
          "the live page cannot be served on port " + port + ": " + e + "; give another port", e);
    }
  }

  URI address() {
    return URI.create(
        String.format(Locale.ROOT, "http://localhost:%d/", server.getAddress().getPort()));
  }

  void publish(String run) {
    json = run;
  }

  /** Serves the last state for a moment, and ends. */
  void end(String run) {
    json = run;
    Thread closer =
        new Thread(
            () -> {
              server.stop(GRACE_SECONDS);
              executor.shutdown();
            },
            "gradwright-live-end");
    closer.setDaemon(true);
    closer.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", "only GET");
      } else if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
        send(exchange, 403, "text/plain", "only under the name localhost");
      } else if (exchange.getRequestURI().getPath().equals("/")) {
        send(exchange, 200, "text/html; charset=utf-8", Page.of(model, json, true));
      } else if (exchange.getRequestURI().getPath().equals("/run.json")) {
        send(exchange, 200, "application/json", json);
      } else {
        send(exchange, 404, "text/plain", "there is only /");
      }
    }
  }

  private boolean isLocal(@Nullable String host) {
    int port = server.getAddress().getPort();
    return host != null
        && (host.equals("localhost:" + port)
            || host.equals("127.0.0.1:" + port)
            || host.equals("[::1]:" + port));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
