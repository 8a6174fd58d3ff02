package dev.gradwright.processor.declare.harness;

/** A compiler of one kind and version. */
public interface SourceCompiler {
  /** Returns how test names call it. */
  String name();

  /** Returns whether it places messages at the very annotation value. */
  boolean hasColumns();

  /** Compiles. */
  Outcome compile(Job job);
}
