package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page while training runs. */
final class LiveServerTest {
  private static final Architecture MODEL =
      Architecture.parse(
          """
          gradwright 1
          model sample.One FLOAT
          node x Input [1]
          loss loss MeanSquaredError x REAL 1 1.0
          output x IDENTITY
          """);

  private final HttpClient client = HttpClient.newHttpClient();
  private final LiveServer server = LiveServer.start(0, MODEL);

  @BeforeEach
  void start() {
    server.publish("{\"outcome\":\"running\"}");
  }

  @AfterEach
  void end() {
    server.end("{}");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = server.address().resolve(path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void pageAndRunAreServed() throws IOException, InterruptedException {
    assertThat(get("/").body()).contains("const live = true;");
    assertThat(get("/run.json").body()).isEqualTo("{\"outcome\":\"running\"}");
    server.publish("{\"outcome\":\"finished\"}");
    assertThat(get("/run.json").body()).isEqualTo("{\"outcome\":\"finished\"}");
    assertThat(get("/etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyGetIsAnswered() throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(server.address())
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void namesOfOtherMachinesAreRefused() throws IOException {
    assertThat(raw("evil.example")).startsWith("HTTP/1.1 403");
    assertThat(raw("localhost:" + server.address().getPort())).startsWith("HTTP/1.1 200");
  }

  private String raw(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      String request = "GET /run.json HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
