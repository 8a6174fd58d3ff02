package dev.gradwright.processor.declare.harness;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** The other end of {@link RemoteCompiler}. */
final class RemoteMain {
  private RemoteMain() {}

  /** Compiles jobs from the standard input until it ends. */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    ObjectOutputStream outcomes = new ObjectOutputStream(System.out);
    outcomes.flush();
    System.setOut(System.err); // compilers may print
    ObjectInputStream jobs = new ObjectInputStream(System.in);
    try {
      while (true) {
        outcomes.writeObject(Compilers.javac().compile((Job) jobs.readObject()));
        outcomes.flush();
      }
    } catch (EOFException e) {
      return; // the tests are over
    }
  }
}
