package dev.gradwright.state;

import dev.gradwright.kernel.Reals;

/**
 * What a training must know to go on later as if it had never stopped: named numbers.
 *
 * <p>The same calls take values down and give them back. A part of a training passes its present
 * value to each call and goes on with the value returned: that is the same one while a memory takes
 * down, and the earlier one when it gives back. So a part spells its state out once, and writing
 * and reading cannot come to differ.
 */
public abstract class Memory {
  /** Creates an empty memory or a full one; see the subclasses. */
  protected Memory() {}

  /** Takes down or gives back a number. */
  public abstract double number(String name, double value);

  /** Takes down or gives back a whole number, such as a counter or a generator's state. */
  public abstract long whole(String name, long value);

  /** Takes down or gives back a text. */
  public abstract String text(String name, String value);

  /** Takes down or gives back, in place, numbers in a model's precision. */
  public abstract void reals(String name, Reals values);

  /** Takes down or gives back numbers; the array given back may have another length. */
  public abstract double[] numbers(String name, double[] values);

  /** Takes down or gives back whole numbers; the array given back may have another length. */
  public abstract long[] wholes(String name, long[] values);

  /** Takes down or gives back whether something is so. */
  public final boolean flag(String name, boolean value) {
    return whole(name, value ? 1 : 0) != 0;
  }

  /** Returns the part of this memory whose names begin with {@code part} and a dot. */
  public final Memory part(String part) {
    return new Part(this, part + ".");
  }

  private static final class Part extends Memory {
    private final Memory whole;
    private final String prefix;

    Part(Memory whole, String prefix) {
      this.whole = whole;
      this.prefix = prefix;
    }

    @Override
    public double number(String name, double value) {
      return whole.number(prefix + name, value);
    }

    @Override
    public long whole(String name, long value) {
      return whole.whole(prefix + name, value);
    }

    @Override
    public String text(String name, String value) {
      return whole.text(prefix + name, value);
    }

    @Override
    public void reals(String name, Reals values) {
      whole.reals(prefix + name, values);
    }

    @Override
    public double[] numbers(String name, double[] values) {
      return whole.numbers(prefix + name, values);
    }

    @Override
    public long[] wholes(String name, long[] values) {
      return whole.wholes(prefix + name, values);
    }
  }
}
