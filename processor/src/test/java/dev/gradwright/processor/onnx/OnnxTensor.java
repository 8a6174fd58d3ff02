package dev.gradwright.processor.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code TensorProto}: its numbers as doubles, row-major.
 *
 * @param dims the lengths of its axes; none for a single number
 * @param values its numbers
 * @param isReal whether their type is not one of whole numbers, which divide in another way
 */
record OnnxTensor(List<Integer> dims, List<Double> values, boolean isReal) {
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT8 = 3;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int BOOL = 9;
  private static final int DOUBLE = 11;

  /** Creates a tensor of real numbers. */
  OnnxTensor(List<Integer> dims, List<Double> values) {
    this(dims, values, true);
  }

  /** Reads the message. */
  static OnnxTensor of(WireReader in) {
    List<Integer> dims = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    int type = 0;
    byte[] raw = {};
    while (in.next()) {
      switch (in.field()) {
        case 1 -> in.numbers().forEach(d -> dims.add(d.intValue()));
        case 2 -> type = (int) in.number();
        case 4 -> values.addAll(in.floats());
        case 5, 7 -> in.numbers().forEach(n -> values.add(n.doubleValue()));
        case 9 -> raw = in.bytes();
        case 10 -> values.addAll(in.doubles());
        default -> {}
      }
    }
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      values.add(next(bytes, type));
    }
    return new OnnxTensor(dims, values, type == FLOAT || type == DOUBLE);
  }

  private static double next(ByteBuffer bytes, int type) {
    return switch (type) {
      case FLOAT -> bytes.getFloat();
      case UINT8, BOOL -> bytes.get() & 0xff;
      case INT8 -> bytes.get();
      case INT32 -> bytes.getInt();
      case INT64 -> bytes.getLong();
      case DOUBLE -> bytes.getDouble();
      default -> throw new NotMappedException("numbers of the type " + type);
    };
  }

  int rank() {
    return dims.size();
  }

  double[] numbers() {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  List<Integer> integers() {
    return values.stream().map(Double::intValue).toList();
  }

  /** Returns the matrix with rows and columns exchanged. */
  OnnxTensor transposed() {
    int rows = dims.get(0);
    int columns = dims.get(1);
    List<Double> moved = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        moved.add(values.get(r * columns + c));
      }
    }
    return new OnnxTensor(List.of(columns, rows), moved);
  }
}
