package dev.gradwright.processor.message;

import java.util.ArrayList;
import java.util.List;

/** Collects every finding about one model, so that all independent errors show in one run. */
public final class Report {
  private final List<Problem> problems = new ArrayList<>();

  /** Adds a finding; {@code arguments} fill the placeholders of the message's template. */
  public void add(Message message, Anchor anchor, Object... arguments) {
    Problem problem = new Problem(message, anchor, message.format(arguments));
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Returns whether anything found forbids going on. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.message().isError());
  }

  /** Returns all findings in the order they were made. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
