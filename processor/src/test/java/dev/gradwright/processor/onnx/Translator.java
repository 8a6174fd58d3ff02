package dev.gradwright.processor.onnx;

/** Says how nodes of some kinds are declared as models of ours. */
@FunctionalInterface
interface Translator {
  /**
   * Returns the model.
   *
   * @throws NotMappedException if our declarations cannot express the case
   */
  Declared declare(OnnxCase node);
}
