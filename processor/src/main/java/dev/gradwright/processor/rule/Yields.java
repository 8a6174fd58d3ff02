package dev.gradwright.processor.rule;

/** What is known about the values of a node, for losses that need values of one kind. */
public enum Yields {
  /** Any number. */
  NUMBERS("plain numbers"),
  /** Numbers that are never negative, as relu gives. */
  NON_NEGATIVE("numbers from 0 up"),
  /** Each between 0 and 1, as a sigmoid gives. */
  PROBABILITIES("probabilities of a sigmoid"),
  /** Rows that sum to 1, as a softmax gives. */
  DISTRIBUTION("a softmax's distribution");

  private final String words;

  Yields(String words) {
    this.words = words;
  }

  /** Returns the description used in messages. */
  public String words() {
    return words;
  }
}
