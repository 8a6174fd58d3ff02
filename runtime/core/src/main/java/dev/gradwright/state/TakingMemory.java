package dev.gradwright.state;

import dev.gradwright.kernel.Reals;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Takes down into a file: numbers with a fraction as tensors, all else as text. */
final class TakingMemory extends Memory {
  static final String TEXT = "state.";

  private final TensorFileWriter file;

  TakingMemory(TensorFileWriter file) {
    this.file = file;
  }

  @Override
  public double number(String name, double value) {
    file.tensor(name, List.of(), Reals.wrap(new double[] {value}), 0, 1);
    return value;
  }

  @Override
  public long whole(String name, long value) {
    file.text(TEXT + name, Long.toString(value));
    return value;
  }

  @Override
  public String text(String name, String value) {
    file.text(TEXT + name, value);
    return value;
  }

  @Override
  public void reals(String name, Reals values) {
    file.tensor(name, List.of(values.length()), values, 0, values.length());
  }

  @Override
  public double[] numbers(String name, double[] values) {
    file.tensor(name, List.of(values.length), Reals.wrap(values), 0, values.length);
    return values;
  }

  @Override
  public long[] wholes(String name, long[] values) {
    file.text(
        TEXT + name,
        LongStream.of(values).mapToObj(Long::toString).collect(Collectors.joining(" ")));
    return values;
  }
}
