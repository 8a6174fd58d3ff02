package dev.gradwright.processor.emit;

/**
 * A generated source file.
 *
 * @param qualifiedName of its class
 * @param text of the file
 * @param kind who compiles it
 */
public record GeneratedFile(String qualifiedName, String text, Kind kind) {
  /** Who compiles a file. */
  public enum Kind {
    /** The compilation that the processor runs in. */
    SOURCE,
    /** The processor, which hands on the class file. */
    VECTOR
  }
}
