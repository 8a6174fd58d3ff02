package dev.gradwright.samples.tour;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium without a window: opens a page and tells what has become of it. */
final class Browser {
  /** Measures a page in a frame once it is drawn, and tells the page around it. */
  private static final String PROBE =
      """
      <script>
      addEventListener('load', () => setTimeout(() => {
        const coloured = canvas => {
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 0; i < pixels.length; i += 4) {
            const rgb = pixels.slice(i, i + 3);
            if (pixels[i + 3] > 40 && Math.max(...rgb) - Math.min(...rgb) > 30) count++;
          }
          return count;
        };
        const drawn = [...document.querySelectorAll('canvas')].map(coloured);
        const cut = [...document.querySelectorAll('h1, h2, h3, p, dt, dd, .u-legend')]
          .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5);
        const first = document.querySelector('.plot');
        const told = first.innerText;
        first.dispatchEvent(new KeyboardEvent('keydown', {key: 'Home'}));
        setTimeout(() => parent.postMessage({
          canvases: drawn.length,
          least: Math.min(...drawn),
          width: innerWidth,
          scroll: document.documentElement.scrollWidth,
          paper: getComputedStyle(document.body).backgroundColor,
          title: document.title,
          cut: cut.length,
          text: document.body.innerText,
          moved: told !== first.innerText,
        }, '*'), 200);
      }, 1500));
      </script>
      """;

  /** Holds the frame, as a window itself cannot be as narrow as a phone. */
  private static final String FRAME =
      """
      <!DOCTYPE html><html><body style="margin: 0">
      <iframe src="probed.html" width="WIDTH" height="HEIGHT" style="border: 0"></iframe>
      <script>
      addEventListener('message', event => Object.entries(event.data).forEach(
        ([name, value]) => document.documentElement.setAttribute('probe-' + name, value)));
      </script></body></html>
      """;

  private final Path program;
  private final Path folder;

  private Browser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** What has become of a page. */
  record Seen(String document, List<String> console) {
    String probe(String name) {
      Matcher found = Pattern.compile("probe-" + name + "=\"([^\"]*)\"").matcher(document);
      if (!found.find()) {
        throw new AssertionError("the page was not measured:\n" + console + "\n" + document);
      }
      return found.group(1);
    }

    int number(String name) {
      return Integer.parseInt(probe(name));
    }
  }

  /**
   * Finds the browser; without one the test that asks is skipped.
   *
   * @param folder takes what the browser keeps of itself
   */
  static Browser find(Path folder) {
    Optional<Path> program =
        List.of("chromium", "chromium-browser", "google-chrome").stream()
            .flatMap(
                name ->
                    Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                        .map(part -> Path.of(part, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "there is no chromium here to look at the page with");
    return new Browser(program.orElseThrow(), folder);
  }

  /** Opens a page of a file in a frame of this size, and measures it. */
  Seen measure(Path page, int width, int height, boolean isDark)
      throws IOException, InterruptedException {
    String text = Files.readString(page).replace("</body>", PROBE + "</body>");
    Files.writeString(folder.resolve("probed.html"), text);
    Path frame = folder.resolve("frame.html");
    Files.writeString(
        frame,
        FRAME
            .replace("WIDTH", Integer.toString(width))
            .replace("HEIGHT", Integer.toString(height)));
    return open(
        frame.toUri().toString(),
        String.format(Locale.ROOT, "--window-size=%d,%d", width + 100, height + 100),
        "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1));
  }

  /** Opens an address, and returns the document once nothing happens any more. */
  Seen open(String address, String... options) throws IOException, InterruptedException {
    Path out = folder.resolve("document.html");
    Path console = folder.resolve("console.txt");
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--user-data-dir=" + folder.resolve("browser"),
            "--enable-logging=stderr",
            "--virtual-time-budget=10000",
            "--dump-dom"));
    command.addAll(List.of(options));
    command.add(address);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(console.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the browser does not come back:\n" + Files.readString(console));
    }
    List<String> said =
        Files.readString(console, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Seen(Files.readString(out), said);
  }
}
