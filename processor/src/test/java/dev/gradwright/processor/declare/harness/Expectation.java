package dev.gradwright.processor.declare.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a marked source says about itself: {@code // ERROR unknown-node "Tensor ^hiden" did you mean
 * 'hidden'} at the end of a line. The quoted piece of the line shows with a caret where the message
 * points; the rest must be part of the message. {@code ERROR compiler} is one of the compiler's
 * own, {@code ERROR ecj} one that Eclipse alone has.
 */
public record Expectation(String kind, String id, int line, int column, String fragment) {
  private static final Pattern MARK =
      Pattern.compile("// (ERROR|WARNING) ([a-z0-9-]+)(?: \"(.*?)\"(?=\\s|$))?(?: ([^/]*))?");

  /** Returns the expectations of a source. */
  public static List<Expectation> of(String source) {
    List<Expectation> expectations = new ArrayList<>();
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      Matcher mark = MARK.matcher(line);
      while (mark.find()) {
        String place = mark.group(3);
        String fragment = mark.group(4) == null ? "" : mark.group(4).trim();
        expectations.add(
            new Expectation(mark.group(1), mark.group(2), number, column(line, place), fragment));
      }
    }
    return expectations;
  }

  /** Returns 0 where any column will do. */
  private static int column(String line, @org.jspecify.annotations.Nullable String place) {
    if (place == null) {
      return 0;
    }
    int caret = place.indexOf('^');
    int start = line.indexOf(place.replace("^", ""));
    if (caret < 0 || start < 0) {
      throw new IllegalArgumentException("no such place: " + place + " in " + line);
    }
    return start + caret + 1;
  }

  @Override
  public String toString() {
    return ":" + line + ":" + column + " " + kind + " " + id + " " + fragment;
  }

  /** Returns whether this is said by Eclipse alone. */
  public boolean isEclipseOnly() {
    return id.equals("ecj");
  }

  /** Returns whether a finding is the expected one. */
  public boolean matches(Finding finding, boolean withColumn) {
    return (kind.equals("ERROR") ? finding.isError() : finding.isWarning())
        && finding.id().equals(isEclipseOnly() ? "compiler" : id)
        && (finding.line() == line || finding.file().isEmpty())
        && (!withColumn || column == 0 || finding.column() == column)
        && finding.text().contains(fragment);
  }
}
