package dev.gradwright.processor.formula;

import dev.gradwright.processor.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A mistake in the text of a formula, and where it is. */
public final class FormulaException extends Exception {
  private static final long serialVersionUID = 1;

  /** As much of a formula as a line of a terminal shows around the caret. */
  private static final int SHOWN = 100;

  private final Message kind;
  private final int position;
  private final ArrayList<Object> words;
  private final String formula;

  /**
   * Creates a mistake.
   *
   * @param position where the caret stands, counted in {@code char}s from 0
   * @param words what fills the message's placeholders, but for the last, which shows the place
   */
  FormulaException(Message kind, String formula, int position, Object... words) {
    this.kind = kind;
    this.formula = formula;
    this.position = position;
    this.words = new ArrayList<>(Arrays.asList(words));
  }

  /** Returns what is wrong. */
  public Message kind() {
    return kind;
  }

  /** Returns the place in the text. */
  public int position() {
    return position;
  }

  /** Returns what fills the placeholders of the message. */
  public Object[] arguments() {
    List<Object> all = new ArrayList<>(words);
    all.add(formula.isBlank() ? "" : excerpt());
    return all.toArray();
  }

  /** Returns the formula on a line of its own, and a caret below the place. */
  private String excerpt() {
    int from = Math.max(0, Math.min(position - SHOWN / 2, formula.length() - SHOWN));
    int to = Math.min(formula.length(), from + SHOWN);
    String shown = line(formula.substring(from, to));
    String before = line(formula.substring(from, Math.min(position, to)));
    String start = from > 0 ? "... " : "";
    int column = start.length() + before.codePointCount(0, before.length());
    return "\n    "
        + start
        + shown
        + (to < formula.length() ? " ..." : "")
        + "\n    "
        + " ".repeat(column)
        + "^";
  }

  /** Breaks of lines and tabs as blanks, so that the caret stands right. */
  private static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c);
    }
    return out.toString();
  }
}
