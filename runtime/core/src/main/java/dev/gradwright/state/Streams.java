package dev.gradwright.state;

import dev.gradwright.kernel.Generator;
import java.nio.charset.StandardCharsets;

/**
 * Independent random streams derived from one seed, each keyed by a name. Adding or removing a
 * parameter therefore leaves the draws of all others as they were.
 */
public final class Streams {
  // FNV-1a, 64 bits: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Streams() {}

  /**
   * Returns the stream of a name: a {@link Generator} that starts from {@code Generator.mix(seed) ^
   * fnv1a(name)}, the name taken in UTF-8. Mixing keeps neighbouring seeds apart.
   */
  public static Generator named(long seed, String name) {
    return new Generator(start(seed, key(name)));
  }

  /** Returns the state that a stream starts from. */
  public static long start(long seed, long key) {
    return Generator.mix(seed) ^ key;
  }

  /** Returns what stands for a name in {@link #start}. */
  public static long key(String name) {
    return fnv1a(name);
  }

  private static long fnv1a(String name) {
    long hash = FNV_OFFSET;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
