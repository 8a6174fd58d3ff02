package dev.gradwright.state;

/** What a caller may permit when a model file is loaded; without any, everything odd is refused. */
public enum LoadOption {
  /** Takes parameters that are NaN or infinite, such as those of a training that went astray. */
  ALLOW_NON_FINITE
}
