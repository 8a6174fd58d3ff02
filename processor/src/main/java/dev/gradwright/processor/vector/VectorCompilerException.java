package dev.gradwright.processor.vector;

import java.io.Serial;

/** Vector classes that could not be compiled; the message is the compiler's. */
public final class VectorCompilerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  VectorCompilerException(String message) {
    super(message);
  }
}
