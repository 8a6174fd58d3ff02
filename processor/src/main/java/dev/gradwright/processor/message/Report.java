package dev.gradwright.processor.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every finding about one model, so that all independent errors show in one run. */
public final class Report {
  private final List<Problem> problems = new ArrayList<>();
  private final @Nullable Report outer;
  private boolean failed;

  /** Creates an empty report. */
  public Report() {
    this(null);
  }

  private Report(@Nullable Report outer) {
    this.outer = outer;
  }

  /**
   * Returns a report for what is shown at another model, to which it belongs: an error in it is not
   * shown here, but forbids going on here, too.
   */
  public Report quiet() {
    return new Report(this);
  }

  /** Notes that an error shown elsewhere forbids going on. */
  public void fail() {
    failed = true;
    if (outer != null) {
      outer.fail();
    }
  }

  /** Adds a finding; {@code arguments} fill the placeholders of the message's template. */
  public void add(Message message, Anchor anchor, Object... arguments) {
    Problem problem = new Problem(message, anchor, message.format(arguments));
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
    if (outer != null && message.isError()) {
      outer.fail();
    }
  }

  /** Returns whether anything found forbids going on. */
  public boolean hasErrors() {
    return failed || problems.stream().anyMatch(p -> p.message().isError());
  }

  /** Returns all findings in the order they were made. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
