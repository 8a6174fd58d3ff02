package dev.gradwright.processor.message;

/**
 * One finding: what is wrong, and where.
 *
 * @param message the kind of finding, which carries the stable id
 * @param anchor where to show it
 * @param text the full text without the id
 */
public record Problem(Message message, Anchor anchor, String text) {
  /** Returns the text as shown to the user: {@code [gradwright:unknown-node] no node is …}. */
  public String display() {
    return message.tag() + text;
  }
}
