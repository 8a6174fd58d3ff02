package dev.gradwright.processor.message;

/**
 * The place in a user's source that a message belongs to. Opaque to everything but the stage that
 * read the source.
 */
public interface Anchor {
  /** Returns the narrower place of one annotation member's value, or this place if it is unset. */
  Anchor member(String name);

  /**
   * Returns the place of one element of an array member, or of the member where it stands alone.
   */
  Anchor element(String name, int index);
}
