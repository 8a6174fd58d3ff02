package dev.gradwright.processor.onnx;

/** A case that our declarations cannot express; the message says why. */
final class NotMappedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotMappedException(String reason) {
    super(reason);
  }
}
