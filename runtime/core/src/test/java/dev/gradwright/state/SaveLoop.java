package dev.gradwright.state;

import java.nio.file.Path;

/** A process that saves one of two networks after the other until it is killed. */
final class SaveLoop {
  private SaveLoop() {}

  /**
   * Saves for ever.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    WideNetwork one = WideNetwork.filled(1);
    WideNetwork two = WideNetwork.filled(2);
    one.save(file);
    System.out.println("saving");
    while (true) {
      two.save(file);
      one.save(file);
    }
  }
}
