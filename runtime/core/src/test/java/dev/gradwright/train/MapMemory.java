package dev.gradwright.train;

import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Takes down into a map, and gives back from it. */
final class MapMemory extends Memory {
  private final Map<String, Object> values = new HashMap<>();
  private boolean gives;

  static MapMemory of(Resumable part) {
    MapMemory memory = new MapMemory();
    part.remember(memory);
    return memory;
  }

  void giveTo(Resumable part) {
    gives = true;
    part.remember(this);
  }

  @SuppressWarnings("unchecked")
  private <T> T exchange(String name, T value) {
    if (gives) {
      return (T) Objects.requireNonNull(values.get(name), name);
    }
    if (values.put(name, value) != null) {
      throw new AssertionError(name + " is remembered twice");
    }
    return value;
  }

  @Override
  public double number(String name, double value) {
    return exchange(name, value);
  }

  @Override
  public long whole(String name, long value) {
    return exchange(name, value);
  }

  @Override
  public String text(String name, String value) {
    return exchange(name, value);
  }

  @Override
  public void reals(String name, Reals target) {
    Reals copy = exchange(name, target.copy());
    target.copyFrom(copy);
  }

  @Override
  public double[] numbers(String name, double[] value) {
    return exchange(name, value.clone()).clone();
  }

  @Override
  public long[] wholes(String name, long[] value) {
    return exchange(name, value.clone()).clone();
  }
}
