package dev.gradwright.train;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Catches what a call must throw. */
final class Thrown {
  private Thrown() {}

  static <E extends Throwable> E by(Class<E> type, Executable call) {
    return assertThrows(type, call);
  }

  /** Returns the message of what a call must throw. */
  static <E extends Throwable> String message(Class<E> type, Executable call) {
    return String.valueOf(assertThrows(type, call).getMessage());
  }
}
