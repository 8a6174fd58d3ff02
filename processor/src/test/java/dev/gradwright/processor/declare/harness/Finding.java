package dev.gradwright.processor.declare.harness;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/**
 * What a compiler said.
 *
 * @param file the simple name of the source file, empty if it named none
 * @param line 1 for the first
 * @param column 1 for the first, tabs counted up to multiples of 8
 */
public record Finding(Diagnostic.Kind kind, String file, long line, long column, String text)
    implements Serializable {
  private static final Pattern ID = Pattern.compile("\\[gradwright:([a-z0-9-]+)]");

  /** Returns the id of a message of ours, {@code unknown-node}, or {@code compiler}. */
  public String id() {
    Matcher matcher = ID.matcher(text);
    return matcher.find() ? matcher.group(1) : "compiler";
  }

  /** Returns whether it stops the build. */
  public boolean isError() {
    return kind == Diagnostic.Kind.ERROR;
  }

  /** Returns whether it is a warning of any kind. */
  public boolean isWarning() {
    return kind == Diagnostic.Kind.WARNING || kind == Diagnostic.Kind.MANDATORY_WARNING;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + kind + " " + text;
  }
}
