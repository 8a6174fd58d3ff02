package dev.gradwright.kernel;

/**
 * The library's only source of random numbers: SplitMix64, whose whole state is one {@code long}.
 *
 * <p>Every draw below is spelled out and uses only integer arithmetic, {@code sqrt} and {@link
 * StrictMath}, so that a seed gives the same numbers on every machine and JDK.
 *
 * <p>G. Steele, D. Lea, C. Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, OOPSLA
 * 2014; the mixing constants are D. Stafford's variant 13. Not safe for use by several threads.
 */
public final class Generator {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Creates a generator; equal seeds give equal numbers. */
  public Generator(long seed) {
    this.state = seed;
  }

  /** Returns the state, from which {@link #state(long)} goes on. */
  public long state() {
    return state;
  }

  /** Goes on from a state that {@link #state()} returned. */
  public void state(long state) {
    this.state = state;
  }

  /** Returns 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Returns {@code bits} scrambled: the output function of this generator, a bijection. */
  public static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Returns a number in {@code [0, bound)}, each with equal probability.
   *
   * <p>The upper 32 bits of a draw times {@code bound} are split into a result (high half) and a
   * remainder (low half); remainders below {@code 2^32 mod bound} are drawn again. D. Lemire,
   * <i>Fast Random Integer Generation in an Interval</i>, 2019.
   *
   * @throws IllegalArgumentException if {@code bound} is below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, not " + bound);
    }
    long rejected = (1L << 32) % bound;
    long product;
    do {
      product = (nextLong() >>> 32) * bound;
    } while ((product & 0xFFFFFFFFL) < rejected);
    return (int) (product >>> 32);
  }

  /** Returns a multiple of {@code 2^-53} in {@code [0, 1)}, each with equal probability. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Returns what {@link #nextDouble} would return after {@code index} other draws from this state,
   * without them: the state moves by the same amount each time.
   */
  public static double doubleAt(long state, long index) {
    return (mix(state + (index + 1) * GOLDEN_GAMMA) >>> 11) * 0x1.0p-53;
  }

  /**
   * Returns a number from the normal distribution with mean 0 and variance 1.
   *
   * <p>Marsaglia's polar method. The second number it yields is dropped, so that the state stays
   * one {@code long}.
   */
  public double nextGaussian() {
    double x;
    double y;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * Math.sqrt(-2 * StrictMath.log(square) / square);
  }

  /**
   * Shuffles the first {@code n} elements: for {@code i} from {@code n - 1} down to 1, element
   * {@code i} changes places with element {@code nextInt(i + 1)} (Fisher and Yates).
   */
  public void shuffle(int[] a, int n) {
    for (int i = n - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int moved = a[i];
      a[i] = a[j];
      a[j] = moved;
    }
  }
}
