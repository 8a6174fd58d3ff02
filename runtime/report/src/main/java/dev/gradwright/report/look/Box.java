package dev.gradwright.report.look;

/**
 * A box of a picture: a node, or several that look alike.
 *
 * @param name the first line
 * @param detail the second line
 * @param look how it is drawn
 * @param nodes how many nodes it stands for
 */
public record Box(String name, String detail, Look look, int nodes) {
  /** How a box is drawn. */
  public enum Look {
    /** With round ends. */
    ROUND,
    /** Thin lines. */
    PLAIN,
    /** Thick lines. */
    THICK,
    /** Broken lines. */
    BROKEN
  }
}
