package dev.gradwright.state;

import dev.gradwright.kernel.Reals;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives back what {@link TakingMemory} took down. */
final class GivingMemory extends Memory {
  /** Thrown where a file has something else than what is asked for. */
  static final class Lack extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Lack(String message) {
      super(message);
    }
  }

  private final Map<String, String> texts;
  private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
  private final byte[] file;
  private final int dataAt;
  private final Set<String> given = new LinkedHashSet<>();

  GivingMemory(Header header, byte[] file, int dataAt) {
    texts = header.metadata();
    header.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    this.file = file;
    this.dataAt = dataAt;
  }

  /** Refuses a file that remembers what nobody asked for. */
  void requireAllGiven() {
    for (String name : tensors.keySet()) {
      require(given.contains(name), name, "is in it, but this training has nothing of that name");
    }
  }

  @Override
  public double number(String name, double value) {
    Reals one = Reals.wrap(new double[1]);
    decode(tensor(name, List.of()), one);
    return one.get(0);
  }

  @Override
  public long whole(String name, long value) {
    try {
      return Long.parseLong(text(name, ""));
    } catch (NumberFormatException e) {
      throw lack(name, "is no whole number");
    }
  }

  @Override
  public String text(String name, String value) {
    String text = texts.get(TakingMemory.TEXT + name);
    if (text == null) {
      throw lack(name, "is not in it; it was saved by a training with other settings");
    }
    return text;
  }

  @Override
  public void reals(String name, Reals values) {
    decode(tensor(name, List.of((long) values.length())), values);
  }

  @Override
  public double[] numbers(String name, double[] values) {
    TensorEntry entry = find(name);
    require(entry.shape().size() == 1, name, "is no list of numbers");
    double[] numbers = new double[entry.shape().get(0).intValue()];
    decode(entry, Reals.wrap(numbers));
    return numbers;
  }

  @Override
  public long[] wholes(String name, long[] values) {
    String text = text(name, "");
    try {
      return text.isEmpty()
          ? new long[0]
          : Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    } catch (NumberFormatException e) {
      throw lack(name, "is no list of whole numbers");
    }
  }

  private TensorEntry tensor(String name, List<Long> shape) {
    TensorEntry entry = find(name);
    require(
        entry.shape().equals(shape), name, "has shape " + entry.shape() + " instead of " + shape);
    return entry;
  }

  private TensorEntry find(String name) {
    TensorEntry entry = tensors.get(name);
    if (entry == null) {
      throw lack(name, "is not in it; it was saved by a training with other settings");
    }
    given.add(name);
    return entry;
  }

  private void decode(TensorEntry entry, Reals target) {
    require(
        entry.type().equals(ElementType.of(target.precision()).name()),
        entry.name(),
        "is in " + entry.type() + ", not in " + ElementType.of(target.precision()));
    int length = (int) (entry.end() - entry.begin());
    ByteBuffer source =
        ByteBuffer.wrap(file, dataAt + (int) entry.begin(), length).order(ByteOrder.LITTLE_ENDIAN);
    ElementType.of(target.precision()).decode(source, target, 0, target.length());
  }

  private static void require(boolean condition, String name, String fault) {
    if (!condition) {
      throw lack(name, fault);
    }
  }

  private static Lack lack(String name, String fault) {
    return new Lack(Quote.name(name) + " " + fault);
  }
}
