package dev.gradwright;

/**
 * The version of this runtime, which generated classes compare with the processor's at compile
 * time.
 */
public final class RuntimeVersion {
  /** The version, as major, minor and patch number. */
  public static final String CURRENT = "0.1.0";

  private RuntimeVersion() {}
}
