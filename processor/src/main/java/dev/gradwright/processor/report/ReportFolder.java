package dev.gradwright.processor.report;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leaves a page on every model in a folder, as HTML and as text. */
public final class ReportFolder {
  private final @Nullable String folder;
  private final Consumer<String> problems;
  private boolean failed;

  /**
   * Takes what the options say.
   *
   * @param folder where to leave the pages, or null for nowhere
   * @param problems takes the error where that cannot be done: one, whatever the number of models
   */
  public ReportFolder(@Nullable String folder, Consumer<String> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** Writes {@code p.Iris.html} and {@code p.Iris.txt} for the model {@code p.Iris}. */
  public void write(Plan plan) {
    if (folder == null) {
      return;
    }
    Summary summary = Summary.of(plan);
    write(folder, summary.name() + ".html", new HtmlPage(summary).text());
    write(folder, summary.name() + ".txt", new TextPage(summary).text());
  }

  private void write(String into, String name, String text) {
    if (failed) {
      return;
    }
    try {
      Path path = Path.of(into);
      Files.createDirectories(path);
      Files.writeString(path.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      failed = true;
      problems.accept(Message.CANNOT_REPORT.display(into + "/" + name, e));
    }
  }
}
