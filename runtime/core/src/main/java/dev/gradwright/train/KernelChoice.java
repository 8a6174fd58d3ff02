package dev.gradwright.train;

/** Which of the generated bodies of a model a trainer runs; all of them give the same bits. */
public enum KernelChoice {
  /**
   * Plain Java at first. A long training goes over to vectors between two steps, once they have
   * been compiled in the background: if the JVM was started with {@code --add-modules
   * jdk.incubator.vector}, a second processor is there, and the time that remains is worth it.
   */
  AUTOMATIC,
  /** Plain Java throughout. */
  PLAIN,
  /**
   * Vectors from the first step on, which are slow until HotSpot has compiled them. Refused where
   * they cannot run.
   */
  VECTOR
}
